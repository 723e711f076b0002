// A hand-out for a lesson: sections with text, forms to fill in and tables, and its renderings.
//
// Built by trainee_sheet.h, answer_sheet.h and trainer_guide.h; the renderers decide how it looks.
// A hand-out says on top, and on every printed page, whom it is for. Left out: what is in it, and
// PDF, which another program makes of the HTML.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "rodevlag/document.h"

namespace rodevlag {

/// One question to tick an answer to, with room for a note.
struct FormQuestion {
    std::string text;
    std::string label;  ///< its code and name, as in answer files; may be empty
    std::vector<std::string> choices;
};

/// Questions under one heading; no heading when the title is empty.
struct FormGroup {
    std::string title;
    std::vector<FormQuestion> questions;
};

/// Rows of cells under a header; every row has a cell per column, and the first one names the row.
struct HandOutTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

/// A part of a section.
using HandOutPart = std::variant<Document, FormGroup, HandOutTable>;

/// Starts on a new page when printed, except the first.
struct HandOutSection {
    std::vector<HandOutPart> parts;
};

/// Who a hand-out is for.
enum class Audience { trainees, trainer };

/// A whole hand-out.
struct HandOut {
    std::string title;
    Audience audience = Audience::trainees;
    std::vector<HandOutSection> sections;
};

/// The line on top that says whom a hand-out is for.
std::string audience_line(Audience audience);

/// A self-contained page: no script, no network, prints on A4, light and dark. Titles within the
/// sections are one level below that of the hand-out.
std::string hand_out_html(const HandOut& hand_out);

/// CommonMark; tables and forms become lists.
std::string hand_out_markdown(const HandOut& hand_out);

}  // namespace rodevlag
