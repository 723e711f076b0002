#include <fmt/format.h>

#include "rodevlag/hand_out.h"
#include "rodevlag/markup_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::string_view empty_box = "☐ ";
constexpr std::string_view note_line = "Notitie: ........................................";

class MarkdownParts {
public:
    std::string operator()(const Document& document) const { return render_markdown(document); }

    std::string operator()(const FormGroup& group) const {
        std::string text =
            group.title.empty() ? "" : fmt::format("\n#### {}\n\n", markdown_text(group.title));
        for (const FormQuestion& question : group.questions) {
            text += fmt::format("- **{}**  \n", markdown_text(question.text));
            if (!question.label.empty()) {
                text += fmt::format("  {}  \n", markdown_text(question.label));
            }
            std::vector<std::string> choices;
            for (const std::string& choice : question.choices) {
                choices.push_back(fmt::format("{}{}", empty_box, markdown_text(choice)));
            }
            text += fmt::format("  {}  \n  {}\n", join(choices, "   "), note_line);
        }
        return text + "\n";
    }

    std::string operator()(const HandOutTable& table) const {
        Document items;
        for (const std::vector<std::string>& row : table.rows) {
            Block item{Block::Kind::item, row.front()};
            for (std::size_t column = 1; column < row.size(); ++column) {
                item.details.push_back(fmt::format("{}: {}", table.header[column], row[column]));
            }
            items.push_back(std::move(item));
        }
        return render_markdown(items) + "\n";
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
