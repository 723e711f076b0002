#include "case/make.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <set>

#include "case/key_lines.h"
#include "case/make_recipe.h"
#include "common/options.h"
#include "common/run_main.h"
#include "common/run_streams.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/exercise_world.h"
#include "rodevlag/story_teller.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t max_story_bytes = std::size_t{1} << 20;

void declare_entry(CLI::App& app, EntryOptions& options) {
    app.add_option("--decision", options.decision,
                   help_text("Zonder recept: het besluit waar de zaken over gaan"))
        ->type_name("BESLUIT");
    app.add_option("--count", options.count, help_text("Zoveel zaken; zonder: 1"))->type_name("N");
    app.add_option("--outcome", options.outcomes,
                   help_text("De uitkomst staat vast en is deze. Mag vaker: een van deze"))
        ->type_name("UITKOMST")
        ->allow_extra_args(false);
    app.add_option("--red-flags", options.red_flags, help_text("Precies zoveel rode vlaggen"))
        ->type_name("N");
    app.add_option("--near", options.near,
                   help_text("Deze uitkomst kan net niet: met een ander antwoord op één vraag wel"))
        ->type_name("UITKOMST");
    app.add_flag("--one-unknown", options.one_unknown,
                 help_text("Precies één onbekend antwoord beslist nog"));
    app.add_option("--distractor", options.distractor,
                   help_text("Minstens zoveel vragen met ja die niets beslissen, zonder rode "
                             "vlag en zonder alarmerende uitkomst"))
        ->type_name("N");
    app.add_flag("--contradiction", options.contradiction,
                 help_text("Eén antwoord past niet bij een ander antwoord"));
    app.add_flag("--source-conflict", options.source_conflict,
                 help_text("Bij het resultaat staat dat de bronnen verschillen"));
    app.add_flag("--disputed", options.disputed,
                 help_text("Twee mensen in het verhaal spreken elkaar tegen over één vraag die "
                           "nog beslist"));
    app.add_option("--answer", options.answers,
                   help_text("Dit antwoord ligt vast, ook onbekend kan. Mag vaker"))
        ->type_name("VRAAG=ANTWOORD")
        ->allow_extra_args(false);
    app.add_option("--unknown", options.unknown, help_text("Minstens zoveel vragen onbekend"))
        ->type_name("N");
}

std::uint64_t seed_of(const MakeOptions& options, const Recipe& recipe) {
    if (options.seed.empty()) {
        return recipe.seed.value_or(default_exercise_seed);
    }
    std::uint64_t seed = 0;
    const char* end = options.seed.data() + options.seed.size();
    const auto parsed = std::from_chars(options.seed.data(), end, seed);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
        throw UsageError(
            fmt::format("--seed: '{}' is geen heel getal van 0 of meer", options.seed));
    }
    return seed;
}

/// The names of the built-in files with the frame and with the tellings that a recipe needs.
std::set<std::string> needed_stories(Scorer& scorer, const Recipe& recipe) {
    const Catalog& catalog = scorer.catalog();
    StoryBook no_stories;
    no_stories.items.resize(catalog.item_count());
    std::set<std::string> names{"instruments/verhaal.yaml"};
    for (const RecipeEntry& entry : recipe.entries) {
        for (const std::size_t item : exercise_form(scorer, no_stories, entry).questions) {
            names.insert(fmt::format("instruments/{}/verhaal.yaml",
                                     catalog.instruments()[catalog.instrument_of_item(item)].id));
        }
    }
    return names;
}

/// The built-in stories, and those of the user behind them: these take their place. No others than
/// are needed, so that somebody with a frame of their own need not tell all instruments with it.
std::vector<StoryText> story_texts(Scorer& scorer, const Recipe& recipe,
                                   const MakeOptions& options) {
    const std::set<std::string> needed = needed_stories(scorer, recipe);
    std::vector<StoryText> texts;
    for (const BuiltinStories& story : builtin_stories()) {
        if (needed.contains(std::string(story.name))) {
            texts.push_back({std::string(story.name), std::string(story.text)});
        }
    }
    for (const std::string& path : options.stories) {
        FileSource source(path);
        // One byte more than is allowed, so that the reader of stories reports what is too large.
        texts.push_back({source.name(), read_all(source, max_story_bytes + 1)});
    }
    return texts;
}

void require_output_elsewhere(const MakeOptions& options) {
    std::vector<std::string> inputs = options.stories;
    inputs.push_back(options.recipe);
    for (const std::string& instrument : options.instruments) {
        if (is_instrument_path(instrument)) {
            inputs.push_back(instrument);
        }
    }
    for (const std::string& input : inputs) {
        require_different(options.output, input,
                          "--output is een bestand dat gelezen wordt; kies een andere naam");
    }
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
    return fmt::format("{} {}", count, count == 1 ? one : more);
}

}  // namespace

void declare_make(CLI::App& app, MakeOptions& options) {
    app.add_option("RECEPT", options.recipe,
                   help_text("Het recept: welke zaken, en hoeveel van elk; - is standaardinvoer"))
        ->type_name("");
    declare_entry(app, options.entry);
    app.add_option("--seed", options.seed,
                   help_text(fmt::format("Het getal waar alle keuzen uit volgen: met hetzelfde "
                                         "getal komen dezelfde zaken. Zonder: dat van het recept, "
                                         "en als dat er geen heeft {}",
                                         default_exercise_seed)))
        ->type_name("GETAL");
    app.add_option("-i,--instrument", options.instruments,
                   help_text("Gebruik ook dit instrument: een bestand. Mag vaker. Een ingebouwd "
                             "instrument met dezelfde naam vervalt"))
        ->type_name("ID|BESTAND")
        ->allow_extra_args(false);
    app.add_option("--story", options.stories,
                   help_text("Gebruik de verhaalzinnen in dit bestand in plaats van de ingebouwde "
                             "van dat instrument. Mag vaker"))
        ->type_name("BESTAND")
        ->allow_extra_args(false);
    app.add_option(
           "-o,--output", options.output,
           help_text("Schrijf de sleutel naar dit bestand; het verschijnt pas als alles er staat"))
        ->type_name("BESTAND");
    app.add_flag("-q,--quiet", options.quiet, help_text("Geen samenvatting op stderr"));
}

int run_make(const MakeOptions& options) {
    require_output_elsewhere(options);
    std::vector<std::string> selected;
    const Catalog catalog = load_catalog(options.instruments, selected);
    const Recipe recipe = recipe_of(catalog, options);
    const std::uint64_t seed = seed_of(options, recipe);
    Scorer scorer(catalog);
    const StoryBook book = read_story_book(catalog, story_texts(scorer, recipe, options));
    const StoryTeller teller(catalog, book);
    const auto tell = [&](const Answers& answers, std::span<const std::size_t> questions,
                          std::optional<std::size_t> disputed, std::uint64_t story_seed) {
        return teller.tell(answers, questions, disputed, story_seed);
    };
    Router router(scorer);
    const MadeExercises made = make_exercises(scorer, book, tell, recipe, seed);
    const std::string lines = key_lines(router, made.exercises);
    require_sound_key(catalog, book, recipe, made, lines);
    CommonOptions output;
    output.output = options.output;
    write_key(catalog, lines, *open_output(output));
    if (!options.quiet) {
        print_message(case_program,
                      fmt::format("{} gemaakt uit {}; {} bewezen",
                                  counted(made.exercises.size(), "oefenzaak", "oefenzaken"),
                                  counted(made.proposals, "getrokken zaak", "getrokken zaken"),
                                  counted(made.proven_properties, "eigenschap", "eigenschappen")));
    }
    return exit_ok;
}

}  // namespace rodevlag::tools
