// Every place in the project that names lines of a source document.
//
// In instruments each `bron`, whatever it belongs to, is read from the YAML tree, so a key that is
// new needs no change here. In texts (comments, cases, pages) a range such as `1061-1064` counts,
// and a single line after a document and a colon: `002:1064`.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "source_table.h"

namespace rodevlag::statements {

/// Lines of a document that some place names.
struct Citation {
    std::string place;     ///< for failures: file and line
    std::string document;  ///< the name of its file or its number
    std::size_t first_line = 0;
    std::size_t last_line = 0;
};

/// One instrument with what it cites.
struct InstrumentCitations {
    std::string id;
    std::vector<Citation> whole;       ///< the block `bron` of the instrument itself
    std::vector<Citation> statements;  ///< every other `bron`
    std::vector<Citation> texts;       ///< comments, and `bron` of its cases
};

/// Of instruments/*/*.yaml, in alphabetical order of id.
const std::vector<InstrumentCitations>& instrument_citations();

/// Every instrument that cites a line of a row of the table, with one place where it does.
std::map<std::string, std::string> citing(const TableDocument& document, const TableRow& row);

/// Of the glossary, the handbook, the examples, and the table of sources itself.
std::vector<Citation> page_citations();

/// Ranges in a text. They are of `document`, or of the one that is named before them in the same
/// phrase, by its number or the name of its file. A phrase ends at `)`, `;` or the end of a
/// sentence.
std::vector<Citation> citations_in(std::string_view text, const std::string& document,
                                   const std::string& place);

}  // namespace rodevlag::statements
