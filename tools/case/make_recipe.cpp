#include "case/make_recipe.h"

#include <fmt/format.h>
#include <set>

#include "rodevlag/byte_stream.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_text.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t max_recipe_bytes = std::size_t{1} << 20;

std::string scalar(std::string_view text) {
    std::string yaml;
    append_yaml_scalar(yaml, text);
    return yaml;
}

/// The text of a recipe with the option that each line comes from.
class WrittenRecipe {
public:
    explicit WrittenRecipe(const EntryOptions& options) {
        add("", "recept: opdrachtregel");
        add("", "zaken:");
        add("--decision", "  - besluit: " + scalar(options.decision));
        add_value("--count", "aantal", options.count);
        if (!options.outcomes.empty()) {
            add("--outcome", "    uitkomst:");
        }
        for (const std::string& outcome : options.outcomes) {
            add("--outcome", "      - " + scalar(outcome));
        }
        add_value("--red-flags", "rode_vlaggen", options.red_flags);
        add_value("--near", "bijna", options.near);
        add_value("--one-unknown", "een_onbekende_beslist", options.one_unknown ? "ja" : "");
        add_value("--distractor", "afleider", options.distractor);
        add_value("--contradiction", "tegenspraak", options.contradiction ? "ja" : "");
        add_value("--source-conflict", "bronverschil", options.source_conflict ? "ja" : "");
        add_value("--disputed", "betwist", options.disputed ? "ja" : "");
        add_value("--unknown", "onbekend", options.unknown);
        if (!options.answers.empty()) {
            add("--answer", "    antwoorden:");
        }
        add_answers(options.answers);
    }

    Recipe read(const Catalog& catalog) const {
        Recipe recipe = read_recipe(catalog, m_text, "");
        if (!recipe.problems.empty()) {
            std::vector<std::string> messages;
            for (const Problem& problem : recipe.problems) {
                const bool has_option = problem.line > 0 && problem.line <= m_options.size();
                messages.push_back(fmt::format(
                    "{}: {}", has_option ? m_options[problem.line - 1] : "", problem.message));
            }
            throw UsageError(join(messages, "\n"));
        }
        for (RecipeEntry& entry : recipe.entries) {
            entry.place = {};  // there is no file to look in
            entry.places.clear();
        }
        return recipe;
    }

private:
    void add(std::string option, const std::string& line) {
        m_options.push_back(std::move(option));
        m_text += line + "\n";
    }

    void add_value(const char* option, std::string_view key, const std::string& value) {
        if (!value.empty()) {
            add(option, fmt::format("    {}: {}", key, scalar(value)));
        }
    }

    void add_answers(const std::vector<std::string>& answers) {
        std::set<std::string> questions;
        for (const std::string& answer : answers) {
            const std::size_t equals = answer.find('=');
            if (equals == std::string::npos || equals == 0) {
                throw UsageError(fmt::format("--answer '{}': schrijf VRAAG=ANTWOORD", answer));
            }
            const std::string question = answer.substr(0, equals);
            if (!questions.insert(question).second) {
                throw UsageError(fmt::format("--answer: vraag '{}' staat er twee keer", question));
            }
            add("--answer",
                fmt::format("      {}: {}", scalar(question), scalar(answer.substr(equals + 1))));
        }
    }

    std::string m_text;
    std::vector<std::string> m_options;  // per line
};

bool asks_entry(const EntryOptions& options) {
    return !options.decision.empty() || !options.count.empty() || !options.outcomes.empty() ||
           !options.red_flags.empty() || !options.near.empty() || !options.distractor.empty() ||
           !options.unknown.empty() || !options.answers.empty() || options.one_unknown ||
           options.contradiction || options.source_conflict || options.disputed;
}

}  // namespace

Recipe recipe_of(const Catalog& catalog, const MakeOptions& options) {
    if (options.recipe.empty()) {
        if (options.entry.decision.empty()) {
            throw UsageError(
                "geef een recept, of zeg met --decision over welk besluit de zaken "
                "gaan");
        }
        return WrittenRecipe(options.entry).read(catalog);
    }
    if (asks_entry(options.entry)) {
        throw UsageError("geef een recept of opties voor een enkele soort zaak, niet allebei");
    }
    FileSource source(options.recipe);
    // One byte more than is allowed, so that the reader of the recipe reports what is too large.
    Recipe recipe = read_recipe(catalog, read_all(source, max_recipe_bytes + 1), source.name());
    if (!recipe.problems.empty()) {
        throw InstrumentError(std::move(recipe.problems));
    }
    return recipe;
}

}  // namespace rodevlag::tools
