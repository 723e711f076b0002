// Every small change of a condition, at every depth.
//
// Left out: `{vraag: nee}` for `vraag` where there are two answers, because that is `niet`; and
// taking a `niet` away twice over. A group stands for a condition per question, so one question can
// be left out of it; the rest is then written out.
#pragma once

#include "mutant.h"
#include "vocabulary.h"

namespace rodevlag::mutation {

/// Adds the mutations of a condition (the node behind `als` or `nvt_als`, or a part of one).
void add_condition_mutations(TreeNode& condition, const Site& site, const Vocabulary& words,
                             Mutations& mutations);

/// Adds one mutation; `change` is made of both nodes.
void add_replacement(TreeNode& target, TreeNode replacement, std::string_view operation,
                     const Site& site, Mutations& mutations);

/// The words of a scalar or a list.
Names words_of(const TreeNode& node);

}  // namespace rodevlag::mutation
