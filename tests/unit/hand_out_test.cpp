#include "rodevlag/hand_out.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

const HandOut sample{
    "Een \"blad\"",
    Audience::trainer,
    {{{Document{{Block::Kind::title, "Deel <1>"}},
       Form{{"Groep & co",
             {{"Vraag?", "A1", {"ja", "nee"}, true}, {"Uitkomst?", "", {"x"}, false}}}}}},
     {{AnswerTable{{"Vraag", "Antwoord"}, {{"Groep", {{"Vraag?", "a_b", {"<ja>"}}}}}}}}}};

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t number = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++number;
    }
    return number;
}

}  // namespace

TEST_CASE("HTML: whom it is for stands on top and on every printed page") {
    const std::string html = hand_out_html(sample);
    CHECK(html.find("<html lang=\"nl\">") != std::string::npos);
    CHECK(html.find("<p class=\"voor\">Alleen voor de trainer.") != std::string::npos);
    CHECK(html.find(R"(content: "Een \"blad\" · alleen voor de trainer, niet uitdelen")") !=
          std::string::npos);
    CHECK(html.find("<h2>Deel &lt;1&gt;</h2>") != std::string::npos);
    CHECK(count(html, "<section>") == 2);
    CHECK(html.find("http") == std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
}

TEST_CASE("HTML: every box has a label, every row a name, every group a title") {
    const std::string html = hand_out_html(sample);
    CHECK(count(html, "<label><input type=\"checkbox\">") == 3);
    CHECK(html.find("id=\"v1-1\">Vraag?<small>A1</small></th>") != std::string::npos);
    CHECK(html.find("aria-labelledby=\"v1-1\"") != std::string::npos);
    CHECK(html.find("<td colspan=\"2\"><div role=\"group\" aria-labelledby=\"v1-2\">") !=
          std::string::npos);
    CHECK(html.find("colspan=\"3\">Groep &amp; co</th>") != std::string::npos);
    CHECK(html.find("<td data-kop=\"Antwoord\">&lt;ja&gt;</td>") != std::string::npos);
    // Only the first row of a group stays with its title.
    CHECK(count(html, "<tbody class=\"kop\">") == 2);
    CHECK(count(html, "<tbody>") == 1);
}

TEST_CASE("Markdown: forms and tables are lists") {
    CHECK(
        hand_out_markdown(sample) ==
        "# Een \"blad\"\n\n**Alleen voor de trainer. Hier staan de antwoorden in: niet uitdelen.**"
        "\n\n## Deel \\<1\\>\n\n\n#### Groep & co\n\n- **Vraag?** (A1)  \n  ☐ ja   ☐ nee  \n"
        "  Notitie: ........................................\n- **Uitkomst?**  \n  ☐ x\n\n"
        "\n#### Groep\n\n- **Vraag?** (a\\_b)  \n  Antwoord: \\<ja\\>\n\n");
}
