#include "rodevlag/interview_words.h"

#include <doctest/doctest.h>
#include <string>

#include "bicycle.h"

using namespace rodevlag;
using Kind = TypedLine::Kind;

namespace {

const Item& item(const std::string& name) {
    static const Catalog catalog = bicycle::catalog();
    return catalog.item(catalog.find_item(name).value());
}

TypedLine typed(const std::string& name, std::string_view line) {
    const auto read = read_typed_line(&item(name), line);
    REQUIRE_MESSAGE(std::holds_alternative<TypedLine>(read), std::get<std::string>(read));
    return std::get<TypedLine>(read);
}

std::string refused(const std::string& name, std::string_view line) {
    const auto read = read_typed_line(&item(name), line);
    REQUIRE(std::holds_alternative<std::string>(read));
    return std::get<std::string>(read);
}

}  // namespace

TEST_CASE("an answer is kept as the instrument writes it") {
    CHECK(typed("fiets.voorrem", "ja") == TypedLine{Kind::answer, "ja"});
    CHECK(typed("fiets.voorrem", "  NEE ") == TypedLine{Kind::answer, "nee"});
    CHECK(typed("fiets.voorrem", "j") == TypedLine{Kind::answer, "ja"});
    CHECK(typed("fiets.voorrem", "n") == TypedLine{Kind::answer, "nee"});
    CHECK(typed("fiets.voorrem", "o") == TypedLine{Kind::answer, "onbekend"});
    CHECK(typed("fiets.voorrem", "onbek") == TypedLine{Kind::answer, "onbekend"});
    CHECK(typed("fiets.banden", "noo") == TypedLine{Kind::answer, "nooit"});
    CHECK(typed("fiets.banden", "zelden") == TypedLine{Kind::answer, "soms"});
    CHECK(typed("fiets.banden", "ja") == TypedLine{Kind::answer, "ja"});
    CHECK(typed("fiets.licht", "n.v.t.") == TypedLine{Kind::answer, "nvt"});
}

TEST_CASE("a date is kept in one notation") {
    CHECK(typed("fiets.keuring", "2021-03-31") == TypedLine{Kind::answer, "2021-03-31"});
    CHECK(typed("fiets.keuring", "31-3-2021") == TypedLine{Kind::answer, "2021-03-31"});
    CHECK(typed("fiets.keuring", "31/03/2021") == TypedLine{Kind::answer, "2021-03-31"});
    CHECK(typed("fiets.keuring", "onb") == TypedLine{Kind::answer, "onbekend"});
    CHECK(refused("fiets.keuring", "31-2-2021") ==
          "dit begrijp ik niet; antwoord met een datum als 2021-03-31 of onbekend, of typ hulp");
    CHECK(answer_words(item("fiets.keuring")) == "een datum als 2021-03-31 of onbekend");
}

TEST_CASE("commands, and what stands behind them") {
    CHECK(typed("fiets.voorrem", "") == TypedLine{Kind::skip});
    CHECK(typed("fiets.voorrem", " \t") == TypedLine{Kind::skip});
    CHECK(typed("fiets.voorrem", "?") == TypedLine{Kind::explain});
    CHECK(typed("fiets.keuring", "?") == TypedLine{Kind::explain});
    CHECK(typed("fiets.voorrem", "Notitie  Zij zei: ja. ") ==
          TypedLine{Kind::note, "Zij zei: ja."});
    CHECK(typed("fiets.voorrem", "not ja") == TypedLine{Kind::note, "ja"});
    CHECK(typed("fiets.voorrem", "naar R1") == TypedLine{Kind::go_to, "R1"});
    CHECK(typed("fiets.voorrem", "wis") == TypedLine{Kind::clear});
    CHECK(typed("fiets.voorrem", "w notitie") == TypedLine{Kind::clear_note});
    CHECK(typed("fiets.voorrem", "t") == TypedLine{Kind::back});
    CHECK(typed("fiets.voorrem", "sta") == TypedLine{Kind::state});
    CHECK(typed("fiets.voorrem", "ov") == TypedLine{Kind::overview});
    CHECK(typed("fiets.voorrem", "h") == TypedLine{Kind::help});
    CHECK(typed("fiets.voorrem", "STOP") == TypedLine{Kind::stop});
    CHECK(refused("fiets.voorrem", "notitie") == "schrijf: notitie TEKST");
    CHECK(refused("fiets.voorrem", "wis alles") == "wis staat alleen, of met: wis notitie");
    CHECK(refused("fiets.voorrem", "stop nu") == "achter stop hoort niets te staan");
}

TEST_CASE("what could be two words is neither") {
    CHECK(refused("fiets.voorrem", "s") == "dit kan stand of stop zijn; typ meer letters");
    CHECK(typed("fiets.banden", "so") == TypedLine{Kind::answer, "soms"});
    CHECK(refused("fiets.banden", "n") == "dit kan nooit, notitie of naar zijn; typ meer letters");
    CHECK(refused("fiets.oordeel", "s") == "dit kan slecht, stand of stop zijn; typ meer letters");
}

TEST_CASE("what is none is not repeated, and the nearest word is named") {
    CHECK(refused("fiets.voorrem", "onbekent") ==
          "dit begrijp ik niet (bedoelt u 'onbekend'?); antwoord met ja, nee of onbekend, of typ "
          "hulp");
    CHECK(refused("fiets.voorrem", "xyzzy").find("xyzzy") == std::string::npos);
    CHECK(refused("fiets.voorrem", "ja maar").find("antwoord met ja, nee of onbekend") !=
          std::string::npos);
    CHECK(refused("fiets.voorrem", "\x1b[A").starts_with("er staan tekens"));
    CHECK(refused("fiets.voorrem", "notitie \xff").starts_with("er staan tekens"));
}

TEST_CASE("without a question there are only commands") {
    CHECK(std::get<TypedLine>(read_typed_line(nullptr, "terug")) == TypedLine{Kind::back});
    CHECK(std::get<TypedLine>(read_typed_line(nullptr, "")) == TypedLine{Kind::skip});
    for (const char* line : {"?", "notitie x", "wis"}) {
        CHECK(std::get<std::string>(read_typed_line(nullptr, line)) ==
              "er is nu geen vraag; met terug of naar komt u er bij een");
    }
    CHECK(std::get<std::string>(read_typed_line(nullptr, "ja")) ==
          "dit begrijp ik niet; typ hulp voor wat kan");
}
