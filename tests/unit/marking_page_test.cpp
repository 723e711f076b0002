// What holds for every marking page, whatever the names in it.
#include "rodevlag/marking_page.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/marking_words.h"

using namespace rodevlag;

namespace {

/// The page of one trainee who answered one question of one exercise.
std::string page_of(const std::string& name) {
    const Catalog catalog = bicycle::catalog();
    Scorer scorer(catalog);
    Router router(scorer);
    Exercise exercise;
    exercise.id = "fiets-1";
    exercise.decision = catalog.find_decision("fiets").value();
    exercise.questions = {catalog.find_item("fiets.voorrem").value()};
    exercise.answers = bicycle::answers_of(catalog, {{"fiets.voorrem", "nee"}});
    const std::vector<Exercise> exercises = {exercise};
    Marker marker(router, exercises);
    MarkedGroup group(catalog, exercises);
    group.add(name, 0, marker.mark(0, bicycle::answers_of(catalog, {{"fiets.voorrem", "ja"}})));
    return marking_page(group);
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page needs no script and nothing from elsewhere") {
    const std::string page = page_of("Deelnemer");
    for (const char* const part :
         {"<script", "javascript", "http:", "https:", "@import", "url(", " src=", "<link"}) {
        CAPTURE(part);
        CHECK_FALSE(contains(page, part));
    }
}

TEST_CASE("a name cannot become markup") {
    const std::string page = page_of("<b onclick=\"x\">&");
    CHECK_FALSE(contains(page, "<b onclick"));
    CHECK(contains(page, "&lt;b onclick=&quot;x&quot;&gt;&amp;"));
}

TEST_CASE("a cell says in words what its sign and tint say") {
    const std::string page = page_of("Deelnemer");
    CHECK(contains(page, "class=\"t gemist vlag\""));
    CHECK(contains(page, "<span class=\"lees\">gemiste rode vlag, antwoord: ja</span>"));
}

TEST_CASE("every verdict has a sign and a word of its own") {
    std::vector<std::string_view> signs;
    std::vector<std::string_view> words;
    for (const Verdict verdict : all_verdicts()) {
        CHECK(std::ranges::count(signs, verdict_sign(verdict)) == 0);
        CHECK(std::ranges::count(words, verdict_word(verdict)) == 0);
        signs.push_back(verdict_sign(verdict));
        words.push_back(verdict_word(verdict));
    }
    CHECK(signs.size() == verdict_count);
}
