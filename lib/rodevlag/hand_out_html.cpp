#include <fmt/format.h>
#include <string>
#include <vector>

#include "rodevlag/hand_out.h"
#include "rodevlag/markup_text.h"

namespace rodevlag {

namespace {

constexpr int section_level = 2;  // of the titles within a section

// What looks the same for every hand-out. A form is a table on paper and on a wide screen; on a
// narrow one its cells stand below each other. Boxes are drawn, because fonts may have none.
constexpr std::string_view style =
    R"(:root { color-scheme: light dark; --rood: #b00020; --bruin: #7a4b00; --grijs: #595959; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif; max-width: 56rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; hyphens: manual; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.45rem; line-height: 1.25; border-bottom: 2px solid; margin: 3rem 0 .8rem; }
h3 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p, ul, ol { max-width: 44rem; }
li { margin: .4rem 0; }
small { font-size: .92em; } small, .noot { color: var(--grijs); }
.noot { font-size: .9rem; }
.voor { border: 2px solid; border-left-width: .6rem; padding: .4rem .8rem; font-weight: bold; }
.uitkomst { font-size: 1.2rem; font-weight: bold; border-left: .4rem solid; padding-left: .8rem; }
.alarm { color: var(--rood); font-weight: bold; }
.alarm small { font-weight: normal; }
.let-op { color: var(--bruin); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .3rem 0 1rem; font-size: .92rem; line-height: 1.3; }
th, td { border: 1px solid #767676; padding: .35rem .45rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th { font-weight: bold; font-size: .85rem; }
th small { display: block; overflow-wrap: anywhere; }
.groep th { font-weight: bold; background: #7676762e; }
.formulier th:first-child { width: 44%; } .formulier th:nth-child(2) { width: 34%; }
.antwoorden th:first-child { width: 32%; } .antwoorden th:nth-child(2) { width: 15%; } .antwoorden th:nth-child(4) { width: 17%; }
.formulier label { display: inline-block; margin: 0 .5rem .1rem 0; padding-left: 1.45em; text-indent: -1.45em; }
.formulier input { appearance: none; width: .95em; height: .95em; margin: 0 .5em 0 0; padding: 0; border: 1.5px solid currentColor;
  vertical-align: -.1em; background: none; }
.formulier input:checked { background: currentColor; }
.formulier input:focus-visible { outline: 3px solid; outline-offset: 2px; }
@media (prefers-color-scheme: dark) { :root { --rood: #ff8a8a; --bruin: #ffc266; --grijs: #b5b5b5; } }
@media screen and (max-width: 40rem) { table, tbody, tr, th, td { display: block; width: auto !important; }
  thead, .notitie { display: none; } th, td { border: none; padding: .2rem 0; }
  tbody th { border-top: 1px solid #767676; font-weight: bold; padding-top: .6rem; } .groep th { padding: .4rem .5rem; }
  td[data-kop]:before { content: attr(data-kop) ": "; font-weight: bold; } })";

// The print rules come last, so that they win. `{}` is the running title.
constexpr std::string_view print_style = R"(@page {{ size: A4; margin: 18mm 16mm 16mm;
  @top-left {{ content: "{}"; font: bold 9pt "Liberation Sans", Arial, sans-serif; }}
  @top-right {{ content: string(deel); font: 9pt "Liberation Sans", Arial, sans-serif; }}
  @bottom-right {{ content: counter(page) " van " counter(pages); font: 9pt "Liberation Sans", Arial, sans-serif; }} }}
@media print {{ :root {{ color-scheme: light; font-size: 10.5pt; --rood: #000; --bruin: #000; --grijs: #333; }}
  body {{ margin: 0; padding: 0; max-width: none; font-size: 1rem; line-height: 1.4; color: #000; background: #fff; }}
  h1 {{ font-size: 20pt; }} h2 {{ font-size: 15pt; string-set: deel content(); margin-top: 0; }} h3 {{ font-size: 12pt; }}
  p, ul, ol {{ max-width: none; orphans: 3; widows: 3; }}
  section + section {{ break-before: page; }} li, tr {{ break-inside: avoid; }} thead {{ display: table-header-group; }} th, td {{ padding-top: .25rem; padding-bottom: .25rem; }} .kop {{ break-inside: avoid; }}
  th, td {{ border-color: #000; }} .groep th {{ background: #e4e4e4; }}
  h1, h2, h3, h4, p:has(+ ul), p:has(+ ol) {{ break-after: avoid; }}
 }})";

/// The name of a row: what it is about, and its code.
std::string row_name(const std::string& text, const std::string& label) {
    return html_text(text) +
           (label.empty() ? "" : fmt::format("<small>{}</small>", html_text(label)));
}

class HtmlParts {
public:
    explicit HtmlParts(std::size_t section) : m_section(section) {}

    std::string operator()(const Document& document) const {
        return render_html_blocks(document, section_level);
    }

    std::string operator()(const Form& form) {
        std::string text =
            "<table class=\"formulier\">\n<thead><tr><th scope=\"col\">Vraag</th>"
            "<th scope=\"col\">Antwoord</th><th scope=\"col\" class=\"notitie\">Notitie</th></tr>"
            "</thead>\n";
        for (const FormGroup& group : form) {
            std::vector<std::string> rows;
            for (const FormQuestion& question : group.questions) {
                rows.push_back(form_row(question));
            }
            text += row_group(group.title, form_columns, rows);
        }
        return text + "</table>\n";
    }

    std::string operator()(const AnswerTable& table) const {
        std::string text = "<table class=\"antwoorden\">\n<thead><tr>";
        for (const std::string& name : table.header) {
            text += fmt::format("<th scope=\"col\">{}</th>", html_text(name));
        }
        text += "</tr></thead>\n";
        for (const AnswerGroup& group : table.groups) {
            std::vector<std::string> rows;
            for (const AnswerRow& row : group.rows) {
                rows.push_back(answer_row(table, row));
            }
            text += row_group(group.title, table.header.size(), rows);
        }
        return text + "</table>\n";
    }

private:
    static constexpr std::size_t form_columns = 3;

    /// The title and the first row are kept on one page, in a row group of their own: WeasyPrint
    /// does not keep two rows of one group together.
    static std::string row_group(const std::string& title, std::size_t columns,
                                 const std::vector<std::string>& rows) {
        std::string text = fmt::format(
            "<tbody class=\"kop\">\n<tr class=\"groep\"><th scope=\"rowgroup\" colspan=\"{}\">{}"
            "</th></tr>\n",
            columns, html_text(title));
        for (std::size_t row = 0; row < rows.size(); ++row) {
            text += row == 1 ? "</tbody>\n<tbody>\n" : "";
            text += rows[row];
        }
        return text + "</tbody>\n";
    }

    /// The boxes are a group that the question names, for who cannot see the table.
    std::string form_row(const FormQuestion& question) {
        const std::string id = fmt::format("v{}-{}", m_section, ++m_question);
        std::string boxes;
        for (const std::string& choice : question.choices) {
            boxes += fmt::format("<label><input type=\"checkbox\">{}</label> ", html_text(choice));
        }
        const std::string_view note = "<td class=\"notitie\"></td>";
        return fmt::format(
            "<tr><th scope=\"row\" id=\"{0}\">{1}</th><td{2}><div role=\"group\" "
            "aria-labelledby=\"{0}\">{3}</div></td>{4}</tr>\n",
            id, row_name(question.text, question.label), question.has_note ? "" : " colspan=\"2\"",
            boxes, question.has_note ? note : "");
    }

    static std::string answer_row(const AnswerTable& table, const AnswerRow& row) {
        std::string text =
            fmt::format("<tr><th scope=\"row\">{}</th>", row_name(row.text, row.label));
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
            text += fmt::format("<td data-kop=\"{}\">{}</td>", html_text(table.header[cell + 1]),
                                html_text(row.cells[cell]));
        }
        return text + "</tr>\n";
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
