// Changes one answer in the text of a YAML case, and nothing else in it.
//
// The answer is spliced in where yaml_tree says that it stands; comments, order, quotes elsewhere
// and members that nobody knows stay as they are. A question or namespace that is not there yet is
// added at the end of its block. The new text is read again before it is handed back: when anything
// but the one answer would read differently, the text is refused. Left out: what an answer means.
#pragma once

#include <string>
#include <string_view>

namespace rodevlag {

/// `text` with `field` (`namespace.item`, or a member of the case such as `zaak`) set to `value`;
/// an empty value leaves the question there without an answer. `file` names the text in messages.
/// Throws InputError when the text is no sound case or cannot be changed without touching more, and
/// UsageError for a value that cannot stand in YAML.
std::string with_yaml_answer(std::string_view text, std::string_view field, std::string_view value,
                             const std::string& file);

}  // namespace rodevlag
