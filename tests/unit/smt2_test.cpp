// The text for solvers; what solvers make of it is in tests/referee.
#include "rodevlag/smt2.h"

#include <doctest/doctest.h>
#include <string>

#include "bicycle.h"
#include "rodevlag/smt2_decision.h"
#include "rodevlag/smt2_term.h"

using namespace rodevlag;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

Catalog lamp(const std::string& question, const std::string& rules) {
    return Catalog({{"lamp.yaml", R"(instrument: lamp
titel: Lamp
versie: 1.0.0
geldig_vanaf: 2024-01-31
bron: {document: boek.txt, regels: 1-90}
toelichting: Een voorbeeld.
items:
  - id: aan
    vraag: )" + question + R"(
    bron: 1
besluiten:
  - id: lamp
    titel: De lamp
    vraag: Is de lamp aan?
    bevoegd: De maker
    bron: 6
    schaal: [{id: goed, titel: Goed, bron: 7}, {id: slecht, titel: Slecht, bron: 8}]
    regels:
)" + rules}});
}

}  // namespace

TEST_CASE("and, or and equality exist for any number of parts") {
    CHECK(smt_text(smt_all({}), 0) == "true");
    CHECK(smt_text(smt_any({}), 0) == "false");
    CHECK(smt_text(smt_all({{"a"}}), 0) == "a");
    CHECK(smt_text(smt_any({{"a"}, {"b"}}), 0) == "(or a b)");
    CHECK(smt_text(smt_is_one_of({"x"}, {}), 0) == "false");
    CHECK(smt_text(smt_is_one_of({"x"}, {"a"}), 0) == "(= x a)");
    CHECK(smt_text(smt_is_one_of({"x"}, {"a", "b"}), 0) == "(or (= x a) (= x b))");
}

TEST_CASE("a wide term gets a line per part") {
    const std::string wide(60, 'w');
    CHECK(smt_text({"and", {{wide}, {"not", {{wide}}}}}, 2) ==
          "(and\n    " + wide + "\n    (not " + wide + "))");
    // 100 columns are filled, and not one more.
    const std::string half(47, 'h');
    CHECK(count(smt_text({"or", {{half}, {half}}}, 0), "\n") == 0);
    CHECK(count(smt_text({"or", {{half}, {half}}}, 0, 1), "\n") == 2);
}

TEST_CASE("no text can end its comment") {
    std::string out;
    append_smt_comment(out, "een\n(assert false)\r(exit)\x1b[2J");
    CHECK(out == "; een\n; (assert false)?(exit)?[2J\n");
    const Catalog catalog = lamp("\"Een\\n(assert false)\"",
                                 "      - {dan: slecht, als: aan, bron: 9}\n"
                                 "      - {dan: goed, bron: 9}\n");
    const std::string text = smt2_document(catalog, {0});
    CHECK(count(text, "\n(assert false)") == 0);
    CHECK(count(text, "(assert false)") == 1);
}

TEST_CASE("decisions stand behind those that they ask for") {
    const Catalog catalog = bicycle::catalog();
    const std::size_t asks = catalog.find_decision("route").value();
    const std::size_t asked = catalog.find_decision("fiets").value();
    CHECK(smt_decisions(catalog, {asks}) == std::vector<std::size_t>{asked, asks});
    CHECK(smt_decisions(catalog, {asked, asks}) == std::vector<std::size_t>{asked, asks});
    CHECK(smt_decisions(catalog, {asked}) == std::vector<std::size_t>{asked});
    // Only what is named is checked.
    const std::string text = smt2_document(catalog, {asks});
    CHECK(count(text, "(define-fun besluit/fiets () ") == 1);
    CHECK(count(text, "(echo \"fiets: ") == 0);
    CHECK(count(text, "(echo \"route: ") > 10);
}

TEST_CASE("every check has a name and an expected answer") {
    const Catalog catalog = bicycle::catalog();
    const std::string text = smt2_document(catalog, {0, 1});
    const std::size_t checks = count(text, "\n(check-sat)\n");
    CHECK(checks > 50);
    CHECK(count(text, "\n(push 1)\n(echo \"") == checks);
    CHECK(count(text, "\n(set-info :status sat)\n(check-sat)\n") +
              count(text, "\n(set-info :status unsat)\n(check-sat)\n") ==
          checks);
    CHECK(count(text, "(push 1)\n") == count(text, "(pop 1)\n"));
}

TEST_CASE("an instrument without decisions gives a text without checks") {
    const Catalog catalog = bicycle::catalog();
    const std::string text = smt2_document(catalog, {});
    CHECK(count(text, "(set-logic ALL)") == 1);
    CHECK(count(text, "(check-sat)") == 0);
}

TEST_CASE("thousands of rules give a text of their size") {
    std::string rules;
    for (int rule = 0; rule < 5000; ++rule) {
        rules += "      - {dan: slecht, als: aan, bron: 9}\n";
    }
    const Catalog catalog = lamp("Aan?", rules + "      - {dan: goed, bron: 9}\n");
    const std::string text = smt2_document(catalog, {0});
    CHECK(count(text, "regel/lamp/5001") > 0);
    CHECK(text.size() < 5000U * 1000);
}

TEST_CASE("the parts of a scope are defined and checked, with questions that only they ask") {
    const Catalog catalog = bicycle::catalog_with_scope();
    const std::size_t decision = catalog.find_decision("vertrek").value();
    const std::string text = smt2_document(catalog, {decision});
    CHECK(count(text, "(define-fun bereik/vertrek/1 () Bool") == 1);
    CHECK(count(text, "(declare-const weg.ondergrond ") == 1);
    CHECK(count(text, "(echo \"vertrek: deel 2 van het bereik klopt niet\")") == 1);
    CHECK(count(text, "(echo \"vertrek: het hele bereik klopt\")") == 1);
}
