// PDF of a hand-out, made of its HTML by WeasyPrint (docs/decisions/031-pages-on-paper.md).
#pragma once

#include <string>

namespace rodevlag::tools {

/// The PDF of a page. Throws OutputError when the program is not installed, fails, or makes no PDF
/// with text in it.
std::string pdf_of(const std::string& html_file);

}  // namespace rodevlag::tools
