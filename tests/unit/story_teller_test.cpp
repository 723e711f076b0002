#include "rodevlag/story_teller.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>
#include <set>

#include "bicycle.h"
#include "rodevlag/dutch_sentence.h"
#include "rodevlag/story_chance.h"
#include "rodevlag/story_text.h"
#include "story_sample.h"

using namespace rodevlag;

namespace {

struct Fixture {
    Catalog catalog = bicycle::catalog();
    StoryBook book = read_story_book(catalog, story_sample::texts(catalog));
    StoryTeller teller{catalog, book};
    std::vector<std::size_t> questions = all_questions();

    std::vector<std::size_t> all_questions() const {
        std::vector<std::size_t> all;
        for (std::size_t item = 0; item < catalog.item_count(); ++item) {
            if (!catalog.item(item).is_date) {
                all.push_back(item);
            }
        }
        return all;
    }

    /// Some answers by chance; `one_in` questions stays unknown.
    Answers answers(std::uint64_t seed, std::size_t one_in) const {
        StoryChance chance(seed);
        Answers some = blank_answers(catalog);
        for (const std::size_t item : questions) {
            const Domain& domain = catalog.item(item).domain;
            some[item].origin = AnswerOrigin::unknown;
            if (pick(one_in, chance) > 0) {
                some[item] = {ValueSet::single(static_cast<Value>(pick(domain.size(), chance))),
                              AnswerOrigin::given, false};
            }
        }
        return some;
    }

    /// The answers that a story has to tell.
    std::set<std::pair<std::size_t, Value>> expected(const Answers& all) const {
        std::set<std::pair<std::size_t, Value>> told;
        for (const std::size_t item : questions) {
            if (all[item].origin == AnswerOrigin::given &&
                book.tells(item, all[item].values.first())) {
                told.emplace(item, all[item].values.first());
            }
        }
        return told;
    }
};

std::set<std::pair<std::size_t, Value>> told_in(const Story& story) {
    std::set<std::pair<std::size_t, Value>> told;
    for (const StoryFact& fact : story.facts) {
        told.emplace(fact.item, fact.value);
    }
    return told;
}

}  // namespace

TEST_CASE("a story tells what is known and nothing else") {
    const Fixture fixture;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Answers answers = fixture.answers(seed, 1 + seed % 5);
        const std::optional<Story> story =
            fixture.teller.tell(answers, fixture.questions, std::nullopt, seed);
        REQUIRE(story);
        CHECK(told_in(*story) == fixture.expected(answers));
        CHECK(story->facts.size() == fixture.expected(answers).size());
        CHECK(faults_in_story(fixture.catalog, fixture.book, *story) == std::vector<std::string>{});
        // A question that is not known is not named: the sample names each question it tells.
        std::string text;
        for (const std::string& paragraph : story->paragraphs) {
            text += paragraph + "\n";
            CHECK(count_sentences(paragraph) <= 6);
        }
        for (const std::size_t item : fixture.questions) {
            const std::string& id = fixture.catalog.item(item).id;
            const bool is_known = answers[item].origin == AnswerOrigin::given &&
                                  fixture.book.tells(item, answers[item].values.first());
            CHECK((text.find(" " + id + " ") == std::string::npos || is_known));
        }
    }
}

TEST_CASE("the same seed tells the same story, and another one another") {
    const Fixture fixture;
    const Answers answers = fixture.answers(3, 3);
    const auto tell = [&](std::uint64_t seed) {
        return fixture.teller.tell(answers, fixture.questions, std::nullopt, seed);
    };
    CHECK(tell(1) == tell(1));
    std::set<std::vector<std::string>> different;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        different.insert(tell(seed)->paragraphs);
    }
    CHECK(different.size() == 20);
}

TEST_CASE("a story of nothing is still a story") {
    const Fixture fixture;
    const std::optional<Story> story =
        fixture.teller.tell(blank_answers(fixture.catalog), fixture.questions, std::nullopt, 1);
    REQUIRE(story);
    CHECK(story->facts.empty());
    CHECK(faults_in_story(fixture.catalog, fixture.book, *story).empty());
}

TEST_CASE("what is disputed is told both ways by two sources") {
    const Fixture fixture;
    const std::size_t brake = fixture.catalog.find_item("fiets.voorrem").value();
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Answers answers = fixture.answers(seed, 3);
        answers[brake] = {fixture.catalog.item(brake).domain.all(), AnswerOrigin::unknown, false};
        const std::optional<Story> story =
            fixture.teller.tell(answers, fixture.questions, brake, seed);
        REQUIRE(story);
        std::vector<StoryFact> both;
        std::copy_if(story->facts.begin(), story->facts.end(), std::back_inserter(both),
                     [&](const StoryFact& fact) { return fact.item == brake; });
        REQUIRE(both.size() == 2);
        CHECK(both[0].value != both[1].value);
        CHECK(both[0].source != both[1].source);
        const bool is_tied = std::any_of(
            story->paragraphs.begin(), story->paragraphs.end(), [&](const std::string& paragraph) {
                const std::size_t tie = paragraph.find("zegt iets anders dan");
                return tie != std::string::npos &&
                       paragraph.find(both[1].sentence, tie) != std::string::npos;
            });
        CHECK(is_tied);
    }
}

TEST_CASE("there is no story for what cannot be told") {
    Fixture fixture;
    const std::size_t brake = fixture.catalog.find_item("fiets.voorrem").value();
    const Answers answers = fixture.answers(1, 100);
    StoryBook without = fixture.book;
    without.items[brake] = {};
    CHECK_FALSE(
        StoryTeller(fixture.catalog, without).tell(answers, fixture.questions, std::nullopt, 1));
    CHECK_FALSE(
        StoryTeller(fixture.catalog, without).tell(answers, std::vector<std::size_t>{}, brake, 1));
    StoryBook impossible = fixture.book;
    Condition always;  // `all` of no parts
    impossible.impossible.push_back({always, "altijd"});
    CHECK_FALSE(
        StoryTeller(fixture.catalog, impossible).tell(answers, fixture.questions, std::nullopt, 1));
    // One source cannot contradict itself.
    StoryBook lonely = fixture.book;
    for (std::vector<Telling>& tellings : lonely.items[brake].tellings) {
        for (Telling& telling : tellings) {
            telling.sources = {1};
        }
    }
    CHECK_FALSE(StoryTeller(fixture.catalog, lonely)
                    .tell(blank_answers(fixture.catalog), fixture.questions, brake, 1));
}

TEST_CASE("a judgement is not told") {
    Fixture fixture;
    const std::size_t brake = fixture.catalog.find_item("fiets.voorrem").value();
    StoryBook book = fixture.book;
    book.items[brake] = {};
    book.items[brake].judgement_reason = "wie kijkt, beslist";
    const std::optional<Story> story =
        StoryTeller(fixture.catalog, book)
            .tell(fixture.answers(1, 100), fixture.questions, std::nullopt, 1);
    REQUIRE(story);
    CHECK(std::none_of(story->facts.begin(), story->facts.end(),
                       [&](const StoryFact& fact) { return fact.item == brake; }));
}

TEST_CASE("faults in a finished story are found") {
    const Fixture fixture;
    const Story sound =
        *fixture.teller.tell(fixture.answers(5, 3), fixture.questions, std::nullopt, 5);
    const auto faults = [&](const Story& story) {
        return faults_in_story(fixture.catalog, fixture.book, story);
    };
    REQUIRE(faults(sound).empty());
    REQUIRE_FALSE(sound.facts.empty());
    Story story = sound;
    story.facts[0].sentence = "Dit staat er niet.";
    CHECK(faults(story).size() == 1);
    story = sound;
    story.facts.push_back(story.facts.front());
    CHECK(faults(story).size() == 1);
    story = sound;
    story.paragraphs.back() += " Zij zag Kees en {hem}.";
    CHECK(faults(story).size() == 2);
    story = sound;
    story.paragraphs.resize(1);
    CHECK(faults(story).size() >= 1);
    story = sound;
    story.paragraphs.push_back(story.paragraphs.back());
    CHECK_FALSE(faults(story).empty());
    story = sound;
    for (int number = 0; number < 300; ++number) {
        story.paragraphs.back() += " nog";
    }
    CHECK(faults(story).size() == 1);
}

TEST_CASE("placeholders are found and filled") {
    CHECK(filled("{zij} ziet {hem} en {x}.", {{"zij", "hij"}, {"hem", "{zij}"}}) ==
          "hij ziet {zij} en {x}.");
    CHECK(filled("een { alleen", {}) == "een { alleen");
    CHECK(placeholders_in("{a} en {b}").value() == std::vector<std::string_view>{"a", "b"});
    CHECK_FALSE(placeholders_in("{a en {b}"));
    CHECK_FALSE(placeholders_in("a}"));
    CHECK_FALSE(placeholders_in("{a"));
    CHECK(dutch_list(std::vector<std::string>{"a", "b", "c"}) == "a, b en c");
    CHECK(dutch_list(std::vector<std::string>{"a"}) == "a");
}
