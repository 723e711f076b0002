// The questions of an exercise in the groups of their instruments, as forms show them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag {

/// Questions that stand together.
struct QuestionGroup {
    std::string title;
    std::vector<std::size_t> questions;
};

/// `questions` in groups: instruments in the order of the catalog, then their groups in order, each
/// question in the first group that lists it; what is in no group comes last, under the title of
/// the instrument. Groups without a question are left out.
std::vector<QuestionGroup> question_groups(const Catalog& catalog,
                                           const std::vector<std::size_t>& questions);

}  // namespace rodevlag
