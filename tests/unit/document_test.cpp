#include "rodevlag/document.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

const Document sample = {
    {Block::Kind::title, "Zaak <1>"},
    {Block::Kind::outcome, "Uitkomst: hoog", {}, Emphasis::alarm},
    {Block::Kind::heading, "Lijst"},
    {Block::Kind::item, "een & *twee*", {"regel_1"}, Emphasis::alarm},
    {Block::Kind::item, "drie"},
    {Block::Kind::numbered, "eerst"},
    {Block::Kind::numbered, "dan"},
    {Block::Kind::note, "klein"},
};

}  // namespace

TEST_CASE("plain text: order, list marks, numbers, no colour") {
    CHECK(render_text(sample, 80, false) ==
          "Zaak <1>\n========\n\nUitkomst: hoog\n\nLijst\n  ! een & *twee*\n    regel_1\n  - drie\n"
          "  1. eerst\n  2. dan\n\nklein\n");
}

TEST_CASE("colour only adds escape codes around the same words") {
    std::string colored = render_text(sample, 80, true);
    CHECK(colored.find("\x1b[1;31mUitkomst: hoog\x1b[0m") != std::string::npos);
    std::string stripped;
    for (std::size_t index = 0; index < colored.size(); ++index) {
        if (colored[index] == '\x1b') {
            index = colored.find('m', index);
        } else {
            stripped += colored[index];
        }
    }
    CHECK(stripped == render_text(sample, 80, false));
}

TEST_CASE("long text is wrapped under its list mark") {
    const Document document = {{Block::Kind::item, "aaaa bbbb cccc"}};
    CHECK(render_text(document, 14, false) == "  - aaaa bbbb\n    cccc\n");
}

TEST_CASE("Markdown escapes what would be markup") {
    const std::string markdown = render_markdown(sample);
    CHECK(markdown.find("## Zaak \\<1\\>") != std::string::npos);
    CHECK(markdown.find("- een & \\*twee\\*  \n  regel\\_1") != std::string::npos);
    CHECK(markdown.find("2. dan") != std::string::npos);
}

TEST_CASE("HTML escapes texts and closes its lists") {
    const std::string html = render_html(sample);
    CHECK(html.find("<h1>Zaak &lt;1&gt;</h1>") != std::string::npos);
    CHECK(html.find("<li class=\"alarm\">een &amp; *twee*<br><small>regel_1</small></li>") !=
          std::string::npos);
    CHECK(html.find("</ul>\n<ol>") != std::string::npos);
    CHECK(html.find("</ol>\n<p class=\"noot\">") != std::string::npos);
    CHECK(html_head("a<b").find("<title>a&lt;b</title>") != std::string::npos);
    CHECK(html_head("x").find("http") == std::string::npos);  // nothing from the network
}
