// What the readers of decisions and of actions share: naming an outcome, and remarks.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/condition_file.h"
#include "rodevlag/instrument.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// In `bij`: every outcome of the decision.
inline constexpr std::string_view every_outcome = "alle";

/// Whether `list` has an element with this id, other than an empty one.
template <typename List>
bool has_id(const List& list, std::string_view id) {
    return !id.empty() && std::any_of(list.begin(), list.end(),
                                      [&](const auto& element) { return element.id == id; });
}

/// The index of the outcome that the node names; reports and gives nothing when there is none.
std::optional<std::size_t> read_outcome_id(const YamlNode& node,
                                           const std::vector<Outcome>& outcomes,
                                           ProblemReport& report);

/// Reads a list of remarks (`let_op`, `bronverschillen`); messages call one `what`, and `document`
/// is the instrument's own.
std::vector<Remark> read_remarks(std::span<const YamlNode> nodes, std::string_view what,
                                 ConditionReader& conditions, std::string_view document,
                                 ProblemReport& report);

}  // namespace rodevlag
