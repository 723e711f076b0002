// Plain text within Markdown and HTML, with everything that these would read as markup escaped.
#pragma once

#include <string>
#include <string_view>

namespace rodevlag {

/// As text in HTML, also within an attribute in double quotes.
std::string html_text(std::string_view text);

/// As text in CommonMark. What is markup only at the start of a line (1. + -) is left as it is.
std::string markdown_text(std::string_view text);

}  // namespace rodevlag
