// YAML as this library writes it: plain block style, with quotes wherever a text could be taken for
// something else.
#pragma once

#include <string>
#include <string_view>

#include "rodevlag/record.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag {

/// Appends `text` as a scalar, also safe within [] and {}: plain when every reader takes it for the
/// same text, quoted otherwise. Throws UsageError for a text that cannot stand in YAML (control
/// characters).
void append_yaml_scalar(std::string& yaml, std::string_view text);

/// A node in flow style, on one line: `[a, b]`, `{k: v}`, or the scalar.
std::string yaml_flow_text(const YamlNode& node);

/// Appends a result as a block: its section as the key, its members below.
void append_yaml_result(std::string& yaml, const Result& result, std::size_t indent,
                        std::string_view line_end);

}  // namespace rodevlag
