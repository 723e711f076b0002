#include "rodevlag/exercise_recipe.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "rodevlag/nearest.h"
#include "rodevlag/report_text.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

namespace {

class RecipeReader {
public:
    RecipeReader(const Catalog& catalog, ProblemReport& report)
        : m_catalog(catalog), m_report(report) {
        for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
            m_decisions.push_back(catalog.decision(index).id);
        }
        for (std::size_t index = 0; index < catalog.item_count(); ++index) {
            m_items.push_back(catalog.item(index).name);
        }
    }

    void read(const YamlNode& root, Recipe& recipe) {
        Fields fields(root, "een recept", {"recept", "zaad", "zaken"}, m_report);
        recipe.title = fields.text("recept");
        if (const YamlNode* seed = fields.find("zaad")) {
            recipe.seed = read_seed(*seed);
        }
        for (const YamlNode& node : fields.needed_list("zaken")) {
            recipe.entries.push_back(read_entry(node));
        }
    }

private:
    std::optional<std::uint64_t> read_seed(const YamlNode& node) {
        const std::optional<std::string> text = read_text(node, "sleutel 'zaad'", m_report);
        std::uint64_t seed = 0;
        if (text) {
            const char* end = text->data() + text->size();
            const auto parsed = std::from_chars(text->data(), end, seed);
            if (parsed.ec != std::errc{} || parsed.ptr != end) {
                m_report.add(
                    node, fmt::format("sleutel 'zaad' moet een heel getal zijn, niet '{}'", *text));
                return std::nullopt;
            }
            return seed;
        }
        return std::nullopt;
    }

    RecipeEntry read_entry(const YamlNode& node) {
        std::vector<std::string_view> keys{"naam", "aantal", "besluit"};
        keys.insert(keys.end(), exercise_property_keys.begin(), exercise_property_keys.end());
        Fields fields(node, "deze zaak", keys, m_report);
        RecipeEntry entry;
        entry.place = rodevlag::place_of(node);
        for (const YamlNode::Member& member : node.members) {
            entry.places.emplace(member.key, rodevlag::place_of(member));
        }
        entry.title = fields.optional_text("naam");
        entry.count = number(fields, "aantal", 1).value_or(1);
        if (entry.count > most_exercises) {
            m_report.add(fields.place("aantal"),
                         fmt::format("sleutel 'aantal' is hoogstens {}", most_exercises));
        }
        entry.red_flags = number(fields, "rode_vlaggen", 0);
        entry.distractor = number(fields, "afleider", 1);
        entry.unknown = number(fields, "onbekend", 1);
        entry.one_unknown = wish(fields, "een_onbekende_beslist");
        entry.contradiction = wish(fields, "tegenspraak");
        entry.source_conflict = wish(fields, "bronverschil");
        entry.disputed = wish(fields, "betwist");
        if (const YamlNode* answers = fields.find("antwoorden")) {
            read_answers(*answers, entry);
        }
        const std::string id = fields.id("besluit");
        const std::optional<std::size_t> decision = m_catalog.find_decision(id);
        if (!decision) {
            if (!id.empty()) {
                m_report.add(fields.place("besluit"), fmt::format("besluit '{}' bestaat niet{}", id,
                                                                  did_you_mean(id, m_decisions)));
            }
            return entry;
        }
        entry.decision = *decision;
        read_outcomes(fields, entry);
        refuse_exclusive_wishes(entry);
        return entry;
    }

    std::optional<std::size_t> number(const Fields& fields, std::string_view key,
                                      std::size_t least) {
        const YamlNode* node = fields.find(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        const std::string subject = fmt::format("sleutel '{}'", key);
        const std::optional<std::size_t> value = read_number(*node, subject, m_report);
        if (value && *value < least) {
            m_report.add(*node, fmt::format("{} is minstens {}", subject, least));
        }
        return value;
    }

    /// A key that is only there to be asked for.
    bool wish(const Fields& fields, std::string_view key) {
        const YamlNode* node = fields.find(key);
        if (node == nullptr) {
            return false;
        }
        const std::optional<std::string> text =
            read_text(*node, fmt::format("sleutel '{}'", key), m_report);
        if (text && *text != "ja") {
            m_report.add(*node,
                         fmt::format("sleutel '{}' kan alleen 'ja' zijn; laat haar weg als dat "
                                     "niet hoeft",
                                     key));
        }
        return text == "ja";
    }

    std::optional<std::size_t> outcome(const YamlNode& node, std::string_view key,
                                       const Decision& decision) {
        const std::optional<std::string> id =
            read_text(node, fmt::format("sleutel '{}'", key), m_report);
        if (!id) {
            return std::nullopt;
        }
        const std::optional<std::size_t> found = decision.find_outcome(*id);
        if (!found) {
            std::vector<std::string> ids;
            for (const Outcome& known : decision.outcomes) {
                ids.push_back(known.id);
            }
            m_report.add(node,
                         fmt::format("uitkomst '{}' bij besluit '{}' bestaat niet{}; wel: {}", *id,
                                     decision.id, did_you_mean(*id, ids), joined_words(ids, "en")));
        }
        return found;
    }

    void read_outcomes(const Fields& fields, RecipeEntry& entry) {
        const Decision& decision = m_catalog.decision(entry.decision);
        if (const YamlNode* node = fields.find("uitkomst")) {
            for (const YamlNode& one : read_one_or_more(*node, "sleutel 'uitkomst'", m_report)) {
                const std::optional<std::size_t> found = outcome(one, "uitkomst", decision);
                if (found && std::ranges::count(entry.outcomes, *found) > 0) {
                    m_report.add(one, fmt::format("uitkomst '{}' staat er twee keer", one.text));
                } else if (found) {
                    entry.outcomes.push_back(*found);
                }
            }
            std::ranges::sort(entry.outcomes);
        }
        if (const YamlNode* node = fields.find("bijna")) {
            entry.near = outcome(*node, "bijna", decision);
        }
    }

    void read_answers(const YamlNode& node, RecipeEntry& entry) {
        if (!node.is_mapping() || node.members.empty()) {
            m_report.add(node,
                         "sleutel 'antwoorden' moet een blok zijn met vragen en hun antwoord, "
                         "zoals {instrument.vraag: ja}");
            return;
        }
        for (const YamlNode::Member& member : node.members) {
            const std::string name(member.key);
            const std::optional<std::size_t> item = m_catalog.find_item(name);
            if (!item) {
                m_report.add(rodevlag::place_of(member), fmt::format("onbekende vraag '{}'{}", name,
                                                                     did_you_mean(name, m_items)));
                continue;
            }
            read_answer(member, *item, entry);
        }
    }

    void read_answer(const YamlNode::Member& member, std::size_t index, RecipeEntry& entry) {
        const Item& item = m_catalog.item(index);
        if (item.is_date) {
            m_report.add(
                rodevlag::place_of(member),
                fmt::format("vraag '{}' is een datum; die staat niet in een verhaal", item.name));
            return;
        }
        const std::optional<std::string> text =
            read_text(member.value, fmt::format("het antwoord op vraag '{}'", item.name), m_report);
        if (!text) {
            return;
        }
        const std::optional<Answer> answer = item.domain.read(*text);
        if (!answer) {
            m_report.add(member.value,
                         fmt::format("'{}' is geen antwoord op vraag '{}'{}; wel: {}", *text,
                                     item.name, did_you_mean(*text, item.domain.values()),
                                     item.domain.accepted_words()));
            return;
        }
        const bool is_given = answer->kind == Answer::Kind::given;
        entry.answers.push_back({index, is_given ? answer->values : ValueSet{},
                                 is_given ? item.domain.describe(answer->values) : "onbekend",
                                 rodevlag::place_of(member)});
    }

    /// What can be seen to exclude each other without any counting.
    void refuse_exclusive_wishes(const RecipeEntry& entry) {
        const Decision& decision = m_catalog.decision(entry.decision);
        const std::string_view open = entry.one_unknown ? "een_onbekende_beslist"
                                      : entry.disputed  ? "betwist"
                                                        : "";
        const auto refuse = [&](std::string_view key, std::string message) {
            m_report.add(entry.place_of(key), std::move(message));
        };
        if (!open.empty() && !entry.outcomes.empty()) {
            refuse("uitkomst", fmt::format("'uitkomst' en '{}' sluiten elkaar uit: bij '{}' staat "
                                           "de uitkomst nog niet vast",
                                           open, open));
        }
        if (!open.empty() && entry.distractor) {
            refuse("afleider", fmt::format("'afleider' en '{}' sluiten elkaar uit: bij een "
                                           "afleider staat de uitkomst vast",
                                           open));
        }
        if (entry.distractor && entry.red_flags.value_or(0) > 0) {
            refuse("afleider",
                   "'afleider' en 'rode_vlaggen' sluiten elkaar uit: een afleider "
                   "heeft geen rode vlag");
        }
        if (entry.distractor && !entry.outcomes.empty() &&
            std::ranges::all_of(entry.outcomes, [&](std::size_t one) {
                return decision.outcomes[one].is_alarming;
            })) {
            refuse("afleider",
                   "een afleider heeft geen alarmerende uitkomst, en 'uitkomst' noemt "
                   "geen andere");
        }
        if (entry.near && entry.outcomes == std::vector<std::size_t>{*entry.near}) {
            refuse("bijna",
                   "'bijna' en 'uitkomst' noemen dezelfde uitkomst; bij 'bijna' kan die "
                   "uitkomst nu juist niet");
        }
    }

    const Catalog& m_catalog;
    ProblemReport& m_report;
    std::vector<std::string> m_decisions;
    std::vector<std::string> m_items;
};

}  // namespace

Recipe read_recipe(const Catalog& catalog, std::string_view text, const std::string& file) {
    YamlDocument document = read_yaml(text, file);
    Recipe recipe;
    recipe.file = file;
    recipe.problems = std::move(document.problems);
    if (document.complete) {
        ProblemReport report(file, recipe.problems);
        RecipeReader(catalog, report).read(document.root, recipe);
    }
    sort_problems(recipe.problems);
    return recipe;
}

}  // namespace rodevlag
