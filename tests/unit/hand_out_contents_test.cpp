#include <doctest/doctest.h>

#include "exercise_samples.h"
#include "rodevlag/answer_sheet.h"
#include "rodevlag/trainee_sheet.h"
#include "rodevlag/trainer_guide.h"

using namespace rodevlag;

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The three hand-outs of one exercise, as Markdown.
struct Pages {
    explicit Pages(const Catalog& catalog, Exercise exercise, TellersOf tellers = {})
        : scorer(catalog), router(scorer) {
        const std::vector<Exercise> exercises{std::move(exercise)};
        trainee = hand_out_markdown(trainee_sheet(catalog, exercises));
        answers = hand_out_markdown(answer_sheet(router, exercises));
        guide = hand_out_markdown(trainer_guide(router, exercises, tellers));
    }

    Scorer scorer;
    Router router;
    std::string trainee;
    std::string answers;
    std::string guide;
};

Exercise open_exercise(const Catalog& catalog) {
    return exercise_samples::exercise(catalog, {{"fiets.voorrem", "nee"},
                                                {"fiets.achterrem", "onbekend"},
                                                {"fiets.banden", "nooit"},
                                                {"fiets.ketting", "nooit"},
                                                {"fiets.licht", "ja"},
                                                {"weg.donker", "onbekend"},
                                                {"weg.ondergrond", "asfalt"},
                                                {"fiets.gebruikt", "ja"},
                                                {"fiets.oordeel", "goed"}});
}

}  // namespace

TEST_CASE("trainees see the story and the questions, and nothing of what they were made for") {
    const Catalog catalog = bicycle::catalog();
    const std::string page = Pages(catalog, open_exercise(catalog)).trainee;
    CHECK(says(page, "De rem \\<piept\\> & sleept."));
    CHECK(
        says(page, "- **Doet de voorrem het?** (R1 fiets.voorrem)  \n  ☐ ja   ☐ nee   ☐ onbekend"));
    CHECK(says(page, "(fiets.oordeel · eigen oordeel)"));
    CHECK(says(page, "☐ In orde   ☐ Bijna in orde   ☐ Niet in orde   ☐ nog niet te zeggen"));
    CHECK(says(page, "Staat het niet in het verhaal, kies dan onbekend en niet nee."));
    CHECK(says(page, "Trek de rem aan."));  // the explanation of a question
    CHECK_FALSE(says(page, "eheim"));
    CHECK_FALSE(says(page, "buurman"));
    CHECK_FALSE(says(page, "Uitkomst:"));
}

TEST_CASE("a decision with a scope can be not for the case") {
    const Catalog catalog = bicycle::catalog_with_scope();
    Exercise exercise = open_exercise(catalog);
    exercise.decision = catalog.find_decision("tocht").value();
    CHECK(says(Pages(catalog, exercise).trainee, "☐ dit besluit past niet bij deze zaak"));
}

TEST_CASE("the answer sheet tells where each answer stands, and proves the outcome") {
    const Catalog catalog = bicycle::catalog();
    Exercise exercise = open_exercise(catalog);
    const std::string page = Pages(catalog, exercise).answers;
    CHECK(says(page, "Opgave 1 (zaak zaak-1): Geheime titel"));
    CHECK(
        says(page, "Antwoord: nee  \n  In het verhaal: een buurman: De rem \\<piept\\> & sleept."));
    CHECK(says(page, "Antwoord: onbekend  \n  In het verhaal: staat niet in het verhaal"));
    CHECK(says(page, "In het verhaal: eigen oordeel: geen goed of fout"));
    CHECK(says(page, "Het geheime bewijs."));
    CHECK(says(page, "Met goed: goed of slecht.  \n  Met matig: matig of slecht."));
    CHECK(says(page, "Vraag eerst: Doet de achterrem het?"));
    CHECK(says(page, "### Wat de uitkomst zou veranderen"));
    exercise.disputed = catalog.find_item("fiets.voorrem").value();
    CHECK(says(Pages(catalog, exercise).answers, "een buurman nee: De rem"));
}

TEST_CASE("the guide asks about what the answers show") {
    const Catalog catalog = bicycle::catalog();
    Exercise exercise = open_exercise(catalog);
    TellersOf tellers(catalog.item_count());
    tellers[catalog.find_item("fiets.achterrem").value()] = {"de buurman", "de fietsenmaker"};
    const std::string page = Pages(catalog, exercise, tellers).guide;
    CHECK(says(page,
               "Vraag dit eerst: Doet de achterrem het? (fiets.achterrem)  \n"
               "  Zolang dit onbekend is, kan het nog goed of slecht zijn.  \n"
               "  Dit kan weten: de buurman of de fietsenmaker."));
    CHECK(says(page, "Wie nee schrijft waar het verhaal niets zegt (2 vragen), krijgt: slecht."));
    CHECK(says(page, "bepaalt deze uitkomst niet (2):  \n  Brandt het licht?"));
    CHECK_FALSE(says(page, "spreken elkaar tegen"));
    exercise.disputed = catalog.find_item("fiets.voorrem").value();
    CHECK(says(Pages(catalog, exercise).guide,
               "Twee bronnen spreken elkaar tegen: Doet de voorrem het?"));
}

TEST_CASE("another judgement is no change of what is known") {
    const Catalog catalog = bicycle::catalog();
    const std::string page =
        Pages(catalog, exercise_samples::exercise(catalog, {{"fiets.voorrem", "ja"},
                                                            {"fiets.achterrem", "ja"},
                                                            {"fiets.banden", "nooit"},
                                                            {"fiets.ketting", "nooit"},
                                                            {"fiets.licht", "ja"},
                                                            {"weg.donker", "ja"},
                                                            {"weg.ondergrond", "asfalt"},
                                                            {"fiets.oordeel", "goed"}}))
            .guide;
    CHECK(says(page, "Eén ander antwoord geeft een andere uitkomst:"));
    CHECK(says(page, "Brandt het licht? (fiets.licht) nee: dan slecht"));
    CHECK_FALSE(says(page, "(fiets.oordeel) matig: dan"));
    CHECK(says(page, "Geen onbekend antwoord kan deze uitkomst nog veranderen."));
}
