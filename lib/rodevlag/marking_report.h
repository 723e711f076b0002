// Marking as a document for text and Markdown: the group first, then a part per trainee.
#pragma once

#include <vector>

#include "rodevlag/document.h"
#include "rodevlag/marked_group.h"

namespace rodevlag {

/// The counts, the outcomes, where the group disagrees, and the confusion.
Document group_report(const MarkedGroup& group);

/// The counts of one trainee and each answer that is not the key's, with what the story tells and
/// the source lines of the question.
Document trainee_report(const MarkedGroup& group, const Trainee& trainee);

/// The lines below an answer that is not the key's: both answers, the story, the source.
std::vector<std::string> mistake_lines(const MarkedGroup& group, const Exercise& exercise,
                                       std::size_t item, const ItemAnswer& answer);

/// The lines below an outcome that is not the key's: both, where the route parts, and actions that
/// would be missed.
std::vector<std::string> outcome_lines(const Catalog& catalog, const MarkedOutcome& outcome);

}  // namespace rodevlag
