// Every place in the project that names lines of a source document.
//
// In instruments each `bron`, whatever it belongs to, is read from the YAML tree, so a key that is
// new needs no change here. In texts (comments, cases, pages) a range such as `1061-1064` counts,
// also with a document before it: `002:1064` or the name of its file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

/// Of the glossary, the handbook, the examples, and the table of sources itself.
std::vector<Citation> page_citations();

/// Ranges in a text; those without a document are of `document`, or of the last one named in it.
std::vector<Citation> citations_in(std::string_view text, const std::string& document,
                                   const std::string& place);

}  // namespace rodevlag::statements
