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

/// One question to tick an answer to.
struct FormQuestion {
    std::string text;
    std::string label;  ///< its code and name, as in answer files; may be empty
    std::vector<std::string> choices;
    bool has_note = true;  ///< room for a note beside it
};

/// Questions that stand together.
struct FormGroup {
    std::string title;
    std::vector<FormQuestion> questions;
};

/// Groups of questions, one below the other.
using Form = std::vector<FormGroup>;

/// A row of a table: what it is about, and a cell per further column.
struct AnswerRow {
    std::string text;
    std::string label;  ///< as that of a question
    std::vector<std::string> cells;
};

/// Rows that stand together.
struct AnswerGroup {
    std::string title;
    std::vector<AnswerRow> rows;
};

/// Groups of rows under a header.
struct AnswerTable {
    std::vector<std::string> header;  ///< the first column and the cells
    std::vector<AnswerGroup> groups;
};

/// A part of a section.
using HandOutPart = std::variant<Document, Form, AnswerTable>;

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
