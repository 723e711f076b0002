#include "rodevlag/exercise_form.h"

#include <doctest/doctest.h>

#include "exercise_samples.h"
#include "rodevlag/yaml_tree.h"

using namespace rodevlag;

TEST_CASE("a form asks every question once, with nothing of the answers") {
    const Catalog catalog = bicycle::catalog();
    Exercise exercise = exercise_samples::exercise(catalog, {{"fiets.voorrem", "nee"}});
    // Also when a key names the questions in another order.
    std::swap(exercise.questions.front(), exercise.questions.back());
    const std::string form = form_yaml(catalog, exercise, 3);
    CHECK(form.find("opgave 3") != std::string::npos);
    CHECK(form.find("  # R1: Doet de voorrem het?\n  voorrem:\n") != std::string::npos);
    CHECK(form.find("(nooit, soms, vaak)") != std::string::npos);
    CHECK(form.find("eheim") == std::string::npos);
    const YamlDocument document = read_yaml(form, "formulier.yaml");
    REQUIRE(document.problems.empty());
    std::size_t questions = 0;
    for (const YamlNode::Member& space : document.root.members) {
        for (const YamlNode::Member& question : space.value.members) {
            CHECK(catalog.find_item(std::string(space.key) + "." + std::string(question.key)));
            CHECK(question.value.text.empty());
            ++questions;
        }
    }
    CHECK(questions == exercise.questions.size());
    CHECK(document.root.find("zaak")->text == "zaak-1");
    CHECK(document.root.find("deelnemer")->text.empty());
}

TEST_CASE("the table has a row per exercise and a column for every question of any of them") {
    const Catalog catalog = bicycle::catalog();
    Exercise first = exercise_samples::exercise(catalog, {});
    Exercise second = first;
    second.id = "zaak-2";
    first.questions = {catalog.find_item("weg.donker").value()};
    second.questions = {catalog.find_item("fiets.licht").value()};
    CHECK(form_csv(catalog, std::vector<Exercise>{first, second}) ==
          "\xEF\xBB\xBF"
          "deelnemer;zaak;fiets.licht;weg.donker\r\n;zaak-1;;\r\n;zaak-2;;\r\n");
}
