#include "rodevlag/exercise_maker.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <set>

#include "bicycle.h"
#include "rodevlag/exercise_proof.h"
#include "rodevlag/report_text.h"
#include "rodevlag/result_members.h"

using namespace rodevlag;

namespace {

/// A story book for the synthetic instruments: everything can be told but `nvt` and the opinion of
/// the bicycle maker, which is a judgement.
StoryBook book_of(const Catalog& catalog) {
    StoryBook book;
    book.items.resize(catalog.item_count());
    for (std::size_t index = 0; index < catalog.item_count(); ++index) {
        const Item& item = catalog.item(index);
        for (const std::string& value : item.domain.values()) {
            book.items[index].tellings.emplace_back();
            if (!item.not_applicable || value != "nvt") {
                book.items[index].tellings.back().push_back({"tekst", {0, 1}, {0}});
            }
        }
        if (item.id == "oordeel") {
            book.items[index] = {StoryTime::incident, "", {}, "Dat weegt de fietsenmaker."};
        }
    }
    return book;
}

/// Tells each answer in a sentence of its own; at most `most` of them, and some answers not at all.
StoryTelling telling_of(const Catalog& catalog, const StoryBook& book, std::size_t most) {
    return [&catalog, &book, most](const Answers& answers, std::span<const std::size_t> questions,
                                   std::optional<std::size_t> disputed,
                                   std::uint64_t seed) -> std::optional<Story> {
        Story story;
        const auto tell = [&](std::size_t item, Value value, const std::string& source) {
            story.facts.push_back({item, value, source,
                                   fmt::format("{} zegt {} {}.", source, catalog.item(item).name,
                                               catalog.item(item).domain.values()[value])});
        };
        for (const std::size_t item : questions) {
            if (answers[item].origin == AnswerOrigin::given && !book.is_judgement(item) &&
                item != disputed) {
                tell(item, answers[item].values.first(), "een");
            }
        }
        if (disputed) {
            tell(*disputed, 0, "een");
            tell(*disputed, 1, "ander");
        }
        if (story.facts.size() > most) {
            return std::nullopt;
        }
        std::string paragraph = fmt::format("Begin {}.", seed);
        for (const StoryFact& fact : story.facts) {
            paragraph += " " + fact.sentence;
        }
        story.paragraphs.push_back(paragraph);
        return story;
    };
}

struct Kitchen {
    Catalog catalog = bicycle::catalog_with_scope();
    Scorer scorer{catalog};
    StoryBook book = book_of(catalog);
    StoryTelling tell = telling_of(catalog, book, 6);
    Recipe recipe;

    MadeExercises make(const std::string& entries, std::uint64_t seed = 7) {
        recipe = read_recipe(catalog, "recept: Proef\nzaken:\n" + entries, "r.yaml");
        REQUIRE(recipe.problems.empty());
        return make_exercises(scorer, book, tell, recipe, seed, 300);
    }

    std::string refusal(const std::string& entries) {
        try {
            make(entries);
        } catch (const InstrumentError& error) {
            std::string text;
            for (const Problem& problem : error.problems()) {
                text += problem.to_string() + "\n";
            }
            return text;
        }
        return "";
    }

    /// The result by a scorer that never saw the run, from answers in words.
    DecisionResult score(const Exercise& exercise) const {
        Scorer fresh(catalog);
        return fresh.score(exercise.decision, reread(exercise));
    }

    Answers reread(const Exercise& exercise) const {
        std::vector<std::string> texts;
        Record record;
        record.layout = 99;
        texts.reserve(exercise.questions.size());
        for (const std::size_t item : exercise.questions) {
            const ItemAnswer& answer = exercise.answers[item];
            texts.push_back(answer.origin == AnswerOrigin::unknown ? "onbekend"
                            : answer.origin == AnswerOrigin::given
                                ? catalog.item(item).domain.describe(answer.values)
                                : "");
            record.fields.push_back({catalog.item(item).name, texts.back(), 1, 0});
        }
        AnswerReader reader(catalog, false);
        std::vector<Problem> problems;
        Answers answers = reader.read(record, "test", problems);
        REQUIRE(problems.empty());
        return answers;
    }

    std::size_t item(const std::string& name) const { return catalog.find_item(name).value(); }
};

}  // namespace

TEST_CASE("exercises have the outcome and the red flags that were asked") {
    Kitchen kitchen;
    const MadeExercises made = kitchen.make(
        "  - {besluit: fiets, aantal: 8, uitkomst: slecht, rode_vlaggen: 1}\n"
        "  - {besluit: fiets, aantal: 8, uitkomst: [goed, matig], naam: Zacht}\n");
    REQUIRE(made.exercises.size() == 16);
    CHECK(made.proven_properties == 24);
    CHECK(made.proposals >= 16);
    for (std::size_t number = 0; number < 16; ++number) {
        const Exercise& exercise = made.exercises[number];
        const DecisionResult result = kitchen.score(exercise);
        REQUIRE(result.is_determined());
        CHECK(kitchen.reread(exercise) == exercise.answers);
        CHECK(exercise.id == fmt::format("fiets-{}", number + 1));
        if (number < 8) {
            CHECK(result.possible.front() == 2);
            CHECK(result.red_flags.size() == 1);
        } else {
            CHECK(result.possible.front() < 2);
            CHECK(exercise.title == "Zacht");
        }
        // Something to say "onbekend" to, and the judgement where the outcome depends on it.
        CHECK(result.counts.unknown > 0);
        const std::size_t judgement = kitchen.item("fiets.oordeel");
        CHECK(exercise.judgements == std::vector<std::size_t>{judgement});
        Exercise without = exercise;
        without.answers[judgement].values = ValueSet::all(3);
        const bool matters = !kitchen.score(without).is_determined();
        CHECK((exercise.answers[judgement].origin == AnswerOrigin::given) == matters);
        CHECK(exercise.story.facts.size() <= 6);
    }
}

TEST_CASE("no two exercises have equal answers or stories") {
    Kitchen kitchen;
    const MadeExercises made = kitchen.make("  - {besluit: fiets, aantal: 60}\n");
    std::set<std::vector<std::uint32_t>> answers;
    std::set<std::vector<std::string>> stories;
    for (const Exercise& exercise : made.exercises) {
        std::vector<std::uint32_t> masks;
        for (const std::size_t item : exercise.questions) {
            masks.push_back(exercise.answers[item].values.mask());
        }
        answers.insert(masks);
        stories.insert(exercise.story.paragraphs);
    }
    CHECK(answers.size() == 60);
    CHECK(stories.size() == 60);
}

TEST_CASE("the same seed gives the same exercises, another seed others") {
    Kitchen kitchen;
    const std::string entries = "  - {besluit: fiets, aantal: 3}\n  - {besluit: route}\n";
    const auto answers = [](const MadeExercises& made) {
        std::vector<Answers> all;
        for (const Exercise& exercise : made.exercises) {
            all.push_back(exercise.answers);
        }
        return all;
    };
    const std::vector<Answers> first = answers(kitchen.make(entries, 5));
    CHECK(first == answers(Kitchen().make(entries, 5)));
    CHECK(first != answers(kitchen.make(entries, 6)));
    // Each exercise has numbers of its own: one more entry behind it changes nothing.
    std::vector<Answers> longer = answers(kitchen.make(entries + "  - {besluit: vertrek}\n", 5));
    longer.resize(first.size());
    CHECK(longer == first);
}

TEST_CASE("a near miss cannot have the outcome, and has it with one other answer") {
    Kitchen kitchen;
    const MadeExercises made = kitchen.make("  - {besluit: fiets, aantal: 10, bijna: slecht}\n");
    const CompiledDecision& compiled = kitchen.scorer.compiled(made.exercises[0].decision);
    for (const Exercise& exercise : made.exercises) {
        CHECK_FALSE(possible_outcomes(compiled, exercise.answers).contains(Value{2}));
        bool is_near = false;
        for (const std::size_t item : exercise.questions) {
            Answers changed = exercise.answers;
            changed[item].values = kitchen.catalog.item(item).domain.all();
            is_near = is_near || (changed[item].values != exercise.answers[item].values &&
                                  !kitchen.book.is_judgement(item) &&
                                  possible_outcomes(compiled, changed).contains(Value{2}));
        }
        CHECK(is_near);
        CHECK(exercise.properties[0].proof.find("Zij kan wel als") != std::string::npos);
    }
}

TEST_CASE("one unknown answer decides, and knowing it settles the outcome") {
    Kitchen kitchen;
    for (const Exercise& exercise :
         kitchen.make("  - {besluit: fiets, aantal: 10, een_onbekende_beslist: ja}\n").exercises) {
        const DecisionResult result = kitchen.score(exercise);
        REQUIRE(result.decisive.size() == 1);
        CHECK(result.possible.size() > 1);
        CHECK_FALSE(exercise.disputed);
        for (const Value value : exercise.answers[result.decisive[0]].values) {
            Answers known = exercise.answers;
            known[result.decisive[0]].values = ValueSet::single(value);
            CHECK(possible_outcomes(kitchen.scorer.compiled(exercise.decision), known).is_single());
        }
    }
}

TEST_CASE("a disputed answer is unknown, decides, and is told both ways") {
    Kitchen kitchen;
    for (const Exercise& exercise :
         kitchen.make("  - {besluit: fiets, aantal: 5, betwist: ja}\n").exercises) {
        REQUIRE(exercise.disputed);
        const DecisionResult result = kitchen.score(exercise);
        CHECK(std::ranges::count(result.decisive, *exercise.disputed) == 1);
        CHECK(exercise.answers[*exercise.disputed].origin == AnswerOrigin::unknown);
        CHECK(std::ranges::count(exercise.story.facts, *exercise.disputed, &StoryFact::item) == 2);
    }
}

TEST_CASE("a distractor has present factors that decide nothing") {
    Kitchen kitchen;
    kitchen.tell = telling_of(kitchen.catalog, kitchen.book, 9);
    for (const Exercise& exercise :
         kitchen.make("  - {besluit: fiets, aantal: 5, afleider: 2}\n").exercises) {
        const DecisionResult result = kitchen.score(exercise);
        REQUIRE(result.is_determined());
        CHECK(result.possible[0] != 2);
        CHECK(result.red_flags.empty());
        CHECK(present_factors(kitchen.scorer, result, exercise.answers).size() >= 2);
    }
}

TEST_CASE("answers contradict each other when that is asked, and never else") {
    Kitchen kitchen;
    const MadeExercises made = kitchen.make(
        "  - {besluit: fiets, aantal: 5, tegenspraak: ja}\n"
        "  - {besluit: fiets, aantal: 30}\n");
    for (std::size_t number = 0; number < made.exercises.size(); ++number) {
        const std::size_t contradictions =
            kitchen.score(made.exercises[number]).contradictions.size();
        CHECK(contradictions == (number < 5 ? 1 : 0));
    }
    CHECK(made.exercises[0].properties[0].proof.find("past niet bij") != std::string::npos);
}

TEST_CASE("a place where the sources differ shows in the result") {
    Kitchen kitchen;
    for (const Exercise& exercise :
         kitchen.make("  - {besluit: route, aantal: 3, bronverschil: ja}\n").exercises) {
        const DecisionResult result = kitchen.score(exercise);
        CHECK_FALSE(source_conflict_items(kitchen.scorer, result, exercise.answers).empty());
        CHECK(exercise.properties[0].proof.find("Het ene boek zegt blijven.") != std::string::npos);
    }
}

TEST_CASE("fixed answers are kept, and so many unknown as asked") {
    Kitchen kitchen;
    const MadeExercises made = kitchen.make(
        "  - {besluit: fiets, aantal: 5, onbekend: 4,\n"
        "     antwoorden: {fiets.banden: ja, fiets.kleur: onbekend, weg.donker: nee}}\n");
    for (const Exercise& exercise : made.exercises) {
        CHECK(ValueSet{1, 2}.contains(exercise.answers[kitchen.item("fiets.banden")].values));
        CHECK(exercise.answers[kitchen.item("fiets.kleur")].origin == AnswerOrigin::unknown);
        // It follows from the dark, so nobody has to be told.
        CHECK(exercise.answers[kitchen.item("fiets.licht")].origin == AnswerOrigin::not_applicable);
        CHECK(kitchen.score(exercise).counts.unknown >= 4);
        REQUIRE(exercise.properties.size() == 4);
        CHECK(exercise.properties[1].asked == "fiets.banden = ja");
        CHECK(exercise.properties[2].proof == "fiets.kleur (regel 19) is onbekend.");
    }
}

TEST_CASE("an exercise is in the scope of its decision") {
    Kitchen kitchen;
    for (const Exercise& exercise : kitchen.make("  - {besluit: vertrek, aantal: 5}\n").exercises) {
        const DecisionResult result = kitchen.score(exercise);
        CHECK_FALSE(result.is_out_of_scope());
        CHECK_FALSE(result.scope_is_open);
    }
}

TEST_CASE("what cannot be is told with its place and the reason, for every entry") {
    Kitchen kitchen;
    CHECK(
        kitchen.refusal("  - {besluit: fiets, uitkomst: goed, antwoorden: {fiets.licht: nee}}\n"
                        "  - {besluit: fiets}\n"
                        "  - {besluit: fiets, rode_vlaggen: 9, naam: Veel}\n"
                        "  - {besluit: fiets, afleider: 40}\n"
                        "  - {besluit: route, tegenspraak: ja,\n"
                        "     antwoorden: {weg.donker: ja, fiets.licht: ja, fiets.gebruikt: ja}}\n"
                        "  - {besluit: fiets, bronverschil: ja}\n"
                        "  - {besluit: vertrek, antwoorden: {tocht.soort: maand}}\n") ==
        "r.yaml:3:22: zaak 1: uitkomst goed kan met deze antwoorden niet voorkomen\n"
        "r.yaml:5:22: zaak 3 (Veel): zoveel rode vlaggen kunnen hier niet; hoogstens 3\n"
        "r.yaml:6:22: zaak 4: zoveel vragen kunnen hier niet ja zijn; hoogstens 6\n"
        "r.yaml:7:22: zaak 5: bij dit besluit en deze antwoorden kan geen antwoord een ander "
        "antwoord tegenspreken\n"
        "r.yaml:9:22: zaak 6: bij geen uitkomst die hier kan, staat een bronverschil\n"
        "r.yaml:10:24: zaak 7: er is geen zaak waarin deze antwoorden samengaan\n");
}

TEST_CASE("an entry that is not met in so many cases names what was missing most often") {
    Kitchen kitchen;
    kitchen.tell = [](const Answers&, std::span<const std::size_t>, std::optional<std::size_t>,
                      std::uint64_t) { return std::optional<Story>(); };
    CHECK(kitchen.refusal("  - {besluit: fiets}\n") ==
          "r.yaml:3:5: zaak 1: gemaakt zijn er 0 van de 1. Na 300 getrokken zaken is er geen die "
          "alles heeft; het vaakst ontbrak een verhaal dat alleen dit vertelt, in genoeg en niet "
          "te veel woorden (300 "
          "keer)\n");
}

TEST_CASE("combinations that no story has are not drawn, and what cannot be told is not known") {
    Kitchen kitchen;
    Condition dark;
    dark.kind = Condition::Kind::item;
    dark.target = kitchen.item("weg.donker");
    dark.values = ValueSet{0};
    kitchen.book.impossible.push_back({dark, "Het is hier altijd licht."});
    kitchen.book.items[kitchen.item("fiets.kleur")].tellings[0].clear();
    for (const Exercise& exercise : kitchen.make("  - {besluit: fiets, aantal: 20}\n").exercises) {
        CHECK(exercise.answers[kitchen.item("weg.donker")].values != ValueSet{0});
        CHECK(exercise.answers[kitchen.item("fiets.kleur")].values != ValueSet{0});
    }
    CHECK(kitchen.refusal("  - {besluit: fiets, antwoorden: {weg.donker: ja}}\n") ==
          "r.yaml:3:22: zaak 1: er is geen zaak waarin deze antwoorden samengaan\n");
    CHECK(kitchen.refusal("  - {besluit: fiets, antwoorden: {fiets.kleur: ja}}\n") ==
          "r.yaml:3:22: zaak 1: geen verhaal kan vertellen dat het antwoord op 'fiets.kleur' ja "
          "is\n");
}

TEST_CASE("a finished exercise that was tampered with is not proven") {
    Kitchen kitchen;
    const MadeExercises made = kitchen.make("  - {besluit: fiets, uitkomst: slecht}\n");
    const RecipeEntry& entry = kitchen.recipe.entries[0];
    ExerciseProver prover(kitchen.scorer, kitchen.book);
    CHECK(prover.prove(entry, made.exercises[0]) == made.exercises[0].properties);
    Exercise silent = made.exercises[0];
    silent.story.facts.pop_back();
    CHECK_THROWS_AS(prover.prove(entry, silent), std::logic_error);
    Exercise talkative = made.exercises[0];
    talkative.story.facts.push_back({kitchen.item("weg.ondergrond"), 0, "een", "Zand."});
    CHECK_THROWS_AS(prover.prove(entry, talkative), std::logic_error);
    Exercise other = made.exercises[0];
    for (const std::size_t item : other.questions) {
        other.answers[item] = {kitchen.catalog.item(item).domain.all(), AnswerOrigin::unknown,
                               false};
    }
    other.story.facts.clear();
    CHECK_THROWS_AS(prover.prove(entry, other), std::logic_error);
}
