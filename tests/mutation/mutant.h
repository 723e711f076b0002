// A mutant: an instrument file with one small change in what it computes.
//
// The change is a new subtree for one place in the YAML tree of the file, so every mutant is
// something that an author could have typed. A Mutation keeps the place as a pointer: the tree must
// stay where it is, and Applied puts the change in and takes it out again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yaml_nodes.h"

namespace rodevlag::mutation {

/// What a mutation can change.
enum class Scope {
    decision,  ///< the decisions of the instrument, and those that ask them
    action,    ///< one action
    reading,   ///< the reading of answers (`nvt_als`, `afleiding`)
};

/// Where mutations are made.
struct Site {
    Scope scope = Scope::decision;
    std::string owner;   ///< of an action: its decision; of a reading: the question's full name
    std::string action;  ///< id; only with Scope::action
};

/// One change.
struct Mutation {
    Site site;
    std::string_view operation;  ///< one of the names in operations.h
    std::string change;          ///< what was and what comes instead, on one line
    std::size_t line = 0;
    TreeNode* target = nullptr;
    TreeNode replacement;
};

using Mutations = std::vector<Mutation>;

/// Changes the tree while it lives.
class Applied {
public:
    explicit Applied(Mutation& mutation) : m_mutation(mutation) { swap(); }
    ~Applied() { swap(); }
    Applied(const Applied&) = delete;
    Applied& operator=(const Applied&) = delete;

private:
    void swap() { std::swap(*m_mutation.target, m_mutation.replacement); }

    Mutation& m_mutation;
};

}  // namespace rodevlag::mutation
