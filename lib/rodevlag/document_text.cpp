#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/document.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view bold_red = "\x1b[1;31m";
constexpr std::string_view yellow = "\x1b[33m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";

class TextRenderer {
public:
    TextRenderer(std::size_t width, bool color) : m_width(width), m_color(color) {}

    std::string render(const Document& document) {
        const Block* previous = nullptr;
        for (const Block& block : document) {
            if (previous != nullptr && needs_gap(*previous, block)) {
                m_text += '\n';
            }
            m_number = block.kind == Block::Kind::numbered ? m_number + 1 : 0;
            add(block);
            previous = &block;
        }
        return std::move(m_text);
    }

private:
    static bool is_list(const Block& block) {
        return block.kind == Block::Kind::item || block.kind == Block::Kind::numbered;
    }

    static bool needs_gap(const Block& above, const Block& below) {
        if (above.kind == Block::Kind::heading) {
            return false;
        }
        return !(is_list(above) && is_list(below));
    }

    void add(const Block& block) {
        switch (block.kind) {
            case Block::Kind::title:
                add_lines(block.text, "", "", bold);
                m_text += std::string(std::min(m_width, display_width(block.text)), '=') + '\n';
                break;
            case Block::Kind::heading:
                add_lines(block.text, "", "", bold);
                break;
            case Block::Kind::outcome:
                add_lines(block.text, "", "", block.emphasis == Emphasis::alarm ? bold_red : bold);
                break;
            case Block::Kind::paragraph:
                add_lines(block.text, "  ", "  ", color_of(block.emphasis));
                break;
            case Block::Kind::item:
                add_lines(block.text, block.emphasis == Emphasis::alarm ? "  ! " : "  - ", "    ",
                          color_of(block.emphasis));
                add_details(block);
                break;
            case Block::Kind::numbered:
                add_lines(block.text, fmt::format(" {:>2}. ", m_number), "     ",
                          color_of(block.emphasis));
                add_details(block);
                break;
            case Block::Kind::note:
                add_lines(block.text, "", "", dim);
                break;
        }
    }

    static std::string_view color_of(Emphasis emphasis) {
        switch (emphasis) {
            case Emphasis::alarm:
                return bold_red;
            case Emphasis::caution:
                return yellow;
            case Emphasis::none:
                break;
        }
        return "";
    }

    void add_details(const Block& block) {
        const std::string indent(block.kind == Block::Kind::numbered ? 5 : 4, ' ');
        for (const std::string& detail : block.details) {
            add_lines(detail, indent, indent, dim);
        }
    }

    void add_lines(std::string_view text, std::string_view first, std::string_view rest,
                   std::string_view color) {
        std::string_view lead = first;
        for (const std::string& line : wrapped(text, m_width - first.size())) {
            m_text += lead;
            if (m_color && !color.empty()) {
                m_text += fmt::format("{}{}{}", color, line, plain);
            } else {
                m_text += line;
            }
            m_text += '\n';
            lead = rest;
        }
    }

    std::size_t m_width;
    bool m_color;
    std::string m_text;
    int m_number = 0;
};

}  // namespace

std::string render_text(const Document& document, std::size_t width, bool color) {
    return TextRenderer(width, color).render(document);
}

}  // namespace rodevlag
