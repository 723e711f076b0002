#include <fmt/format.h>

#include "rodevlag/document.h"
#include "rodevlag/markup_text.h"

namespace rodevlag {

namespace {

std::string_view css_class(Emphasis emphasis) {
    switch (emphasis) {
        case Emphasis::alarm:
            return " class=\"alarm\"";
        case Emphasis::caution:
            return " class=\"let-op\"";
        case Emphasis::none:
            break;
    }
    return "";
}

/// The list element a block belongs in, or nothing.
std::string_view list_of(const Block& block) {
    switch (block.kind) {
        case Block::Kind::item:
            return "ul";
        case Block::Kind::numbered:
            return "ol";
        default:
            return "";
    }
}

std::string html_block(const Block& block, int title_level) {
    const std::string text = html_text(block.text);
    const std::string_view emphasis = css_class(block.emphasis);
    switch (block.kind) {
        case Block::Kind::title:
            return fmt::format("<h{0}>{1}</h{0}>\n", title_level, text);
        case Block::Kind::heading:
            return fmt::format("<h{0}>{1}</h{0}>\n", title_level + 1, text);
        case Block::Kind::outcome:
            return fmt::format("<p class=\"uitkomst{}\">{}</p>\n",
                               block.emphasis == Emphasis::alarm ? " alarm" : "", text);
        case Block::Kind::paragraph:
            return fmt::format("<p{}>{}</p>\n", emphasis, text);
        case Block::Kind::note:
            return fmt::format("<p class=\"noot\">{}</p>\n", text);
        case Block::Kind::item:
        case Block::Kind::numbered:
            break;
    }
    std::string item = fmt::format("<li{}>{}", emphasis, text);
    for (const std::string& detail : block.details) {
        item += fmt::format("<br><small>{}</small>", html_text(detail));
    }
    return item + "</li>\n";
}

}  // namespace

std::string render_markdown(const Document& document) {
    std::string result;
    int number = 0;
    for (const Block& block : document) {
        number = block.kind == Block::Kind::numbered ? number + 1 : 0;
        const std::string text = markdown_text(block.text);
        switch (block.kind) {
            case Block::Kind::title:
                result += fmt::format("## {}\n\n", text);
                continue;
            case Block::Kind::heading:
                result += fmt::format("\n### {}\n\n", text);
                continue;
            case Block::Kind::outcome:
                result += fmt::format("**{}**\n\n", text);
                continue;
            case Block::Kind::paragraph:
                result += fmt::format("{}\n\n", text);
                continue;
            case Block::Kind::note:
                result += fmt::format("\n> {}\n", text);
                continue;
            case Block::Kind::item:
            case Block::Kind::numbered:
                break;
        }
        const std::string marker = number > 0 ? fmt::format("{}. ", number) : "- ";
        result += marker + text;
        for (const std::string& detail : block.details) {
            result +=
                fmt::format("  \n{}{}", std::string(marker.size(), ' '), markdown_text(detail));
        }
        result += '\n';
    }
    return result;
}

std::string render_html_blocks(const Document& document, int title_level) {
    std::string result;
    std::string_view open_list;
    for (const Block& block : document) {
        const std::string_view list = list_of(block);
        if (list != open_list) {
            if (!open_list.empty()) {
                result += fmt::format("</{}>\n", open_list);
            }
            if (!list.empty()) {
                result += fmt::format("<{}>\n", list);
            }
            open_list = list;
        }
        result += html_block(block, title_level);
    }
    if (!open_list.empty()) {
        result += fmt::format("</{}>\n", open_list);
    }
    return result;
}

std::string render_html(const Document& document) {
    return "<section>\n" + render_html_blocks(document, 1) + "</section>\n";
}

std::string html_head(std::string_view title) {
    return fmt::format(R"(<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  overflow-wrap: break-word; }}
h1 {{ font-size: 1.6rem; border-bottom: 2px solid; margin-top: 2.5rem; }}
h2 {{ font-size: 1.15rem; margin-bottom: .3rem; }}
li {{ margin: .4rem 0; }}
small, .noot {{ opacity: .85; }}
.let-op small {{ opacity: 1; }}
.uitkomst {{ font-size: 1.25rem; font-weight: bold; border-left: .4rem solid; padding-left: .8rem; }}
.alarm {{ color: #b00020; font-weight: bold; }}
.alarm small {{ color: CanvasText; font-weight: normal; }}
.let-op {{ color: #7a4b00; }}
@media (prefers-color-scheme: dark) {{ .alarm {{ color: #ff8a8a; }} .let-op {{ color: #ffc266; }} }}
@media print {{ @page {{ size: A4; margin: 18mm; }} body {{ margin: 0; max-width: none; }}
  section + section {{ break-before: page; }} li {{ break-inside: avoid; }}
  h1, h2, p:has(+ ul), p:has(+ ol) {{ break-after: avoid; }} }}
</style>
</head>
<body>
)",
                       html_text(title));
}

std::string html_tail() {
    return "</body>\n</html>\n";
}

}  // namespace rodevlag
