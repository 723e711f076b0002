// A short report as blocks of text, and its renderings: plain text, Markdown and HTML.
//
// Reports build a Document once (explain_report.cpp, route_report.cpp); the renderers decide how it
// looks. Plain text fits in `width` columns and is good without colour: colour only repeats what
// the words already say. Left out: tables, images, and anything that needs a network.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// How much a block should stand out; the words carry the meaning, this only underlines it.
enum class Emphasis { none, alarm, caution };

/// One block of a report.
struct Block {
    enum class Kind {
        title,    ///< of one record
        heading,  ///< of a part
        outcome,  ///< the sentence everything else explains
        paragraph,
        item,      ///< a line of a list, with its details below it
        numbered,  ///< the same, in an order that matters
        note,      ///< fine print
    };

    Kind kind = Kind::paragraph;
    std::string text;
    std::vector<std::string> details{};  ///< item and numbered: lines below the text
    Emphasis emphasis = Emphasis::none;
};

using Document = std::vector<Block>;

/// Plain text in at most `width` columns, ending with a newline; `color` adds ANSI colours.
std::string render_text(const Document& document, std::size_t width, bool color);

/// CommonMark.
std::string render_markdown(const Document& document);

/// The blocks as HTML, titles as <h1> for level 1 and headings one level below; for a page that has
/// more than documents (hand_out.h).
std::string render_html_blocks(const Document& document, int title_level);

/// The part of an HTML page for one document; html_head() and html_tail() go around all of them.
std::string render_html(const Document& document);

/// A self-contained page: no script, no network, prints on A4, light and dark.
std::string html_head(std::string_view title);
std::string html_tail();

}  // namespace rodevlag
