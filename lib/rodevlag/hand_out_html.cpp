#include <fmt/format.h>

#include "rodevlag/hand_out.h"
#include "rodevlag/markup_text.h"

namespace rodevlag {

namespace {

constexpr int section_level = 2;  // of the titles within a section

// What looks the same for every hand-out. A form is a table on paper and on a wide screen; on a
// narrow one its cells stand below each other. Boxes are drawn, because fonts may have none.
constexpr std::string_view style =
    R"(:root { color-scheme: light dark; --rand: #767676; --rood: #b00020; --bruin: #7a4b00; --grijs: #595959; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif; max-width: 56rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; hyphens: manual; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.45rem; line-height: 1.25; border-bottom: 2px solid; margin: 3rem 0 .8rem; }
h3 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p, ul, ol { max-width: 44rem; }
li { margin: .4rem 0; }
small, .noot { color: var(--grijs); }
.noot { font-size: .9rem; }
.voor { border: 2px solid; border-left-width: .6rem; padding: .4rem .8rem; font-weight: bold; }
.uitkomst { font-size: 1.2rem; font-weight: bold; border-left: .4rem solid; padding-left: .8rem; }
.alarm { color: var(--rood); font-weight: bold; }
.alarm small { font-weight: normal; }
.let-op { color: var(--bruin); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .3rem 0 1rem; font-size: .95rem; line-height: 1.35; }
th, td { border: 1px solid var(--rand); padding: .35rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th { font-weight: bold; font-size: .85rem; }
th small { display: block; overflow-wrap: anywhere; }
.formulier th:first-child { width: 50%; }
.formulier th:nth-child(2) { width: 26%; }
.formulier label { display: inline-block; margin: 0 .9rem .1rem 0; padding-left: 1.5em; text-indent: -1.5em; }
.formulier input { appearance: none; width: .95em; height: .95em; margin: 0 .55em 0 0; padding: 0; border: 1.5px solid currentColor;
  vertical-align: -.1em; background: none; }
.formulier input:checked { background: currentColor; }
.formulier input:focus-visible { outline: 3px solid; outline-offset: 2px; }
@media (prefers-color-scheme: dark) { :root { --rand: #8a8a8a; --rood: #ff8a8a; --bruin: #ffc266; --grijs: #b5b5b5; } }
@media screen and (max-width: 40rem) { table, tbody, tr, th, td { display: block; width: auto !important; }
  thead, .notitie { display: none; } table { border-bottom: 1px solid var(--rand); } th, td { border-width: 0; }
  tbody th { border-top: 1px solid var(--rand); font-weight: bold; padding-top: .6rem; }
  td[data-kop]:before { content: attr(data-kop) ": "; font-weight: bold; } })";

// The print rules come last, so that they win. `{}` is the running title.
constexpr std::string_view print_style = R"(@page {{ size: A4; margin: 20mm 17mm 18mm;
  @top-left {{ content: "{}"; font: bold 9pt "Liberation Sans", Arial, sans-serif; }}
  @top-right {{ content: string(deel); font: 9pt "Liberation Sans", Arial, sans-serif; }}
  @bottom-right {{ content: counter(page) " van " counter(pages); font: 9pt "Liberation Sans", Arial, sans-serif; }} }}
@media print {{ :root {{ color-scheme: light; --rand: #000; --rood: #000; --bruin: #000; --grijs: #333; }}
  body {{ margin: 0; padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.4; color: #000; background: #fff; }}
  h1 {{ font-size: 20pt; }} h2 {{ font-size: 15pt; string-set: deel content(); margin-top: 0; }} h3 {{ font-size: 12pt; }}
  p, ul, ol {{ max-width: none; orphans: 3; widows: 3; }}
  section + section {{ break-before: page; }} li, tr {{ break-inside: avoid; }} thead {{ display: table-header-group; }}
  h1, h2, h3, h4, p:has(+ ul), p:has(+ ol) {{ break-after: avoid; }}
  .formulier td {{ padding-bottom: .5rem; }} }})";

class HtmlParts {
public:
    explicit HtmlParts(std::size_t section) : m_section(section) {}

    std::string operator()(const Document& document) const {
        return render_html_blocks(document, section_level);
    }

    std::string operator()(const FormGroup& group) {
        std::string text =
            group.title.empty() ? "" : fmt::format("<h4>{}</h4>\n", html_text(group.title));
        text +=
            "<table class=\"formulier\">\n<thead><tr><th scope=\"col\">Vraag</th>"
            "<th scope=\"col\">Antwoord</th><th scope=\"col\" class=\"notitie\">Notitie</th></tr>"
            "</thead>\n<tbody>\n";
        for (const FormQuestion& question : group.questions) {
            text += form_row(question);
        }
        return text + "</tbody>\n</table>\n";
    }

    std::string operator()(const HandOutTable& table) const {
        std::string text = "<table class=\"overzicht\">\n<thead><tr>";
        for (const std::string& name : table.header) {
            text += fmt::format("<th scope=\"col\">{}</th>", html_text(name));
        }
        text += "</tr></thead>\n<tbody>\n";
        for (const std::vector<std::string>& row : table.rows) {
            text += fmt::format("<tr><th scope=\"row\">{}</th>", html_text(row.front()));
            for (std::size_t column = 1; column < row.size(); ++column) {
                text += fmt::format("<td data-kop=\"{}\">{}</td>", html_text(table.header[column]),
                                    html_text(row[column]));
            }
            text += "</tr>\n";
        }
        return text + "</tbody>\n</table>\n";
    }

private:
    /// The boxes are a group that the question names, for who cannot see the table.
    std::string form_row(const FormQuestion& question) {
        const std::string id = fmt::format("v{}-{}", m_section, ++m_question);
        const std::string label = question.label.empty()
                                      ? ""
                                      : fmt::format("<small>{}</small>", html_text(question.label));
        std::string boxes;
        for (const std::string& choice : question.choices) {
            boxes += fmt::format("<label><input type=\"checkbox\">{}</label> ", html_text(choice));
        }
        return fmt::format(
            "<tr><th scope=\"row\" id=\"{0}\">{1}{2}</th><td><div role=\"group\" "
            "aria-labelledby=\"{0}\">{3}</div></td><td class=\"notitie\"></td></tr>\n",
            id, html_text(question.text), label, boxes);
    }

    std::size_t m_section;
    std::size_t m_question = 0;
};

/// Text within a string of CSS.
std::string css_text(std::string_view text) {
    std::string escaped;
    for (const char character : text) {
        if (character == '"' || character == '\\') {
            escaped += '\\';
        }
        escaped += character;
    }
    return escaped;
}

}  // namespace

std::string audience_line(Audience audience) {
    return audience == Audience::trainees
               ? "Voor deelnemers. Hier staan geen antwoorden in."
               : "Alleen voor de trainer. Hier staan de antwoorden in: niet uitdelen.";
}

std::string hand_out_html(const HandOut& hand_out) {
    const bool is_for_trainer = hand_out.audience == Audience::trainer;
    const std::string running =
        fmt::format("{} · {}", hand_out.title,
                    is_for_trainer ? "alleen voor de trainer, niet uitdelen" : "voor deelnemers");
    std::string text = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>\n{}\n{}\n</style>\n</head>\n<body>\n<main>\n"
        "<h1>{}</h1>\n<p class=\"voor\">{}</p>\n",
        html_text(running), style, fmt::format(print_style, css_text(running)),
        html_text(hand_out.title), html_text(audience_line(hand_out.audience)));
    std::size_t number = 0;
    for (const HandOutSection& section : hand_out.sections) {
        HtmlParts parts(++number);
        text += "<section>\n";
        for (const HandOutPart& part : section.parts) {
            text += std::visit(parts, part);
        }
        text += "</section>\n";
    }
    return text + "</main>\n</body>\n</html>\n";
}

}  // namespace rodevlag
