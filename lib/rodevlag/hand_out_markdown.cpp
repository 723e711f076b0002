#include <fmt/format.h>

#include "rodevlag/hand_out.h"
#include "rodevlag/markup_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::string_view empty_box = "☐ ";
constexpr std::string_view note_line = "Notitie: ........................................";

/// A row with its title in bold and lines below it, a hard break before each.
std::string list_item(const std::string& text, const std::string& label,
                      const std::vector<std::string>& lines) {
    std::string item = fmt::format("- **{}**", markdown_text(text));
    if (!label.empty()) {
        item += fmt::format(" ({})", markdown_text(label));
    }
    for (const std::string& line : lines) {
        item += fmt::format("  \n  {}", line);
    }
    return item + "\n";
}

std::string group_title(const std::string& title) {
    return fmt::format("\n#### {}\n\n", markdown_text(title));
}

class MarkdownParts {
public:
    std::string operator()(const Document& document) const { return render_markdown(document); }

    std::string operator()(const Form& form) const {
        std::string text;
        for (const FormGroup& group : form) {
            text += group_title(group.title);
            for (const FormQuestion& question : group.questions) {
                std::vector<std::string> choices;
                for (const std::string& choice : question.choices) {
                    choices.push_back(fmt::format("{}{}", empty_box, markdown_text(choice)));
                }
                std::vector<std::string> lines{join(choices, "   ")};
                if (question.has_note) {
                    lines.emplace_back(note_line);
                }
                text += list_item(question.text, question.label, lines);
            }
        }
        return text;
    }

    std::string operator()(const AnswerTable& table) const {
        std::string text;
        for (const AnswerGroup& group : table.groups) {
            text += group_title(group.title);
            for (const AnswerRow& row : group.rows) {
                std::vector<std::string> lines;
                for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
                    lines.push_back(fmt::format("{}: {}", markdown_text(table.header[cell + 1]),
                                                markdown_text(row.cells[cell])));
                }
                text += list_item(row.text, row.label, lines);
            }
        }
        return text;
    }
};

}  // namespace

std::string hand_out_markdown(const HandOut& hand_out) {
    std::string text = fmt::format("# {}\n\n**{}**\n\n", markdown_text(hand_out.title),
                                   markdown_text(audience_line(hand_out.audience)));
    for (const HandOutSection& section : hand_out.sections) {
        for (const HandOutPart& part : section.parts) {
            text += std::visit(MarkdownParts(), part);
        }
        text += "\n";
    }
    return text;
}

}  // namespace rodevlag
