#include "rodevlag/condition_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/condition_size.h"
#include "rodevlag/condition_words.h"
#include "rodevlag/nearest.h"
#include "rodevlag/source_lines.h"

namespace rodevlag {

namespace {

constexpr std::size_t most_parts = 50'000;  // in all conditions of one instrument together
constexpr std::size_t deepest = 64;         // levels in one condition, written out

/// The conditions that only notices and remarks can have.
struct AboutResult {
    std::string_view key;
    Condition::Kind kind;
};

constexpr std::array about_result = {
    AboutResult{"onbekend", Condition::Kind::unknown},
    AboutResult{"uitkomst", Condition::Kind::outcome_certain},
    AboutResult{"mogelijk", Condition::Kind::outcome_possible},
};

Condition empty_condition(const YamlNode& node) {
    Condition condition;
    condition.place = place_of(node);
    return condition;
}

bool has_nested_parts(const YamlNode& node) {
    return node.is_mapping() || std::any_of(node.items.begin(), node.items.end(),
                                            [](const YamlNode& item) { return !item.is_scalar(); });
}

}  // namespace

ConditionReader::ConditionReader(std::string name_space, const std::vector<ItemGroup>& groups,
                                 std::string_view document, ProblemReport& report)
    : m_namespace(std::move(name_space)), m_groups(groups), m_document(document), m_report(report) {
}

std::string ConditionReader::full_name(std::string_view item) const {
    if (item.find('.') != std::string_view::npos) {
        return std::string(item);
    }
    std::string name;  // by hand: every question in every condition comes by here
    name.reserve(m_namespace.size() + 1 + item.size());
    return name.append(m_namespace).append(".").append(item);
}

std::vector<NamedCondition> ConditionReader::read_concepts(std::span<const YamlNode> nodes) {
    std::vector<NamedCondition> concepts;
    for (const YamlNode& node : nodes) {
        Fields fields(node, "dit begrip", {"id", "titel", "als", "bron"}, m_report);
        NamedCondition concept_read;
        concept_read.id = fields.id("id");
        concept_read.title = fields.text("titel");
        concept_read.sources = read_sources(fields, m_document, m_report);
        concept_read.place = place_of(node);
        const YamlNode* condition = fields.need("als");
        if (concept_read.id.empty()) {
            continue;
        }
        if (!m_concepts.emplace(concept_read.id, Concept{condition, {}, {}}).second) {
            m_report.add(fields.place("id"),
                         fmt::format("begrip '{}' staat er twee keer", concept_read.id));
            continue;
        }
        m_concept_ids.push_back(concept_read.id);
        concepts.push_back(std::move(concept_read));
    }
    for (NamedCondition& named : concepts) {
        named.condition = resolve(named.id);
    }
    return concepts;
}

const Condition& ConditionReader::resolve(const std::string& id) {
    Concept& concept_found = m_concepts.at(id);
    if (concept_found.state == Concept::State::unread) {
        concept_found.state = Concept::State::busy;
        m_busy.push_back(id);
        if (concept_found.node != nullptr) {
            concept_found.condition = read(*concept_found.node, ConditionUse::decision);
        }
        m_busy.pop_back();
        concept_found.state = Concept::State::done;
    }
    return concept_found.condition;
}

Condition ConditionReader::read(const YamlNode& node, ConditionUse use) {
    if (node.is_sequence()) {
        m_report.add(node,
                     "een voorwaarde kan geen losse lijst zijn; schrijf {alle: [...]} of "
                     "{een_van: [...]}");
        return empty_condition(node);
    }
    if (!has_room(node, 1)) {
        return empty_condition(node);
    }
    if (node.is_scalar()) {
        return read_item(node);
    }
    if (node.find("begrip") != nullptr) {
        return read_concept(node, use);  // keeps the place of the definition
    }
    Condition condition = read_mapping(node, use);
    condition.place = place_of(node);
    return condition;
}

Condition ConditionReader::read_item(const YamlNode& node) {
    Condition condition;
    condition.kind = Condition::Kind::item;
    const std::string name = read_item_name(node, "voorwaarde", m_report);
    if (name.empty()) {
        return empty_condition(node);
    }
    condition.name = full_name(name);
    condition.place = place_of(node);
    return condition;
}

Condition ConditionReader::read_mapping(const YamlNode& node, ConditionUse use) {
    if (node.members.empty()) {
        m_report.add(node, "deze voorwaarde is leeg");
        return empty_condition(node);
    }
    if (const YamlNode* list = node.find("alle")) {
        return read_parts(node, *list, Condition::Kind::all, use);
    }
    if (const YamlNode* list = node.find("een_van")) {
        return read_parts(node, *list, Condition::Kind::any, use);
    }
    if (const YamlNode* part = node.find("niet")) {
        refuse_other_keys(node, {"niet"});
        Condition condition;
        condition.kind = Condition::Kind::negation;
        condition.parts.push_back(read(*part, use));
        return condition;
    }
    if (node.find("minstens") != nullptr || node.find("van") != nullptr) {
        return read_at_least(node, use);
    }
    if (node.find("besluit") != nullptr) {
        return read_decision(node, use);
    }
    if (node.find("groep") != nullptr) {
        m_report.add(node, "{groep: ...} kan alleen in de lijst van alle, een_van of van staan");
        return empty_condition(node);
    }
    for (const AboutResult& form : about_result) {
        if (node.find(form.key) != nullptr) {
            return read_about_result(node, form.kind, use);
        }
    }
    return read_item_values(node);
}

/// `{vraag: waarde}` or `{vraag: [waarde, waarde]}`.
Condition ConditionReader::read_item_values(const YamlNode& node) {
    const YamlNode::Member& member = node.members.front();
    if (node.members.size() > 1) {
        m_report.add(node,
                     "hier staan meer vragen in een voorwaarde; schrijf {alle: [...]} of "
                     "{een_van: [...]} met een voorwaarde per vraag");
        return empty_condition(node);
    }
    if (has_nested_parts(member.value) || is_reserved(member.key)) {
        m_report.add(place_of(member),
                     fmt::format("onbekend woord '{}' in een voorwaarde{}", member.key,
                                 did_you_mean(member.key, reserved_words())));
        return empty_condition(node);
    }
    YamlNode name;
    name.text = member.key;
    name.line = member.line;
    name.column = member.column;
    Condition condition = read_item(name);
    if (condition.kind == Condition::Kind::item) {
        condition.words =
            read_words(member.value, fmt::format("het antwoord op '{}'", member.key), m_report);
    }
    return condition.words.empty() ? empty_condition(node) : condition;
}

Condition ConditionReader::read_parts(const YamlNode& node, const YamlNode& list,
                                      Condition::Kind kind, ConditionUse use) {
    const std::string_view key = kind == Condition::Kind::all   ? "alle"
                                 : kind == Condition::Kind::any ? "een_van"
                                                                : "van";
    if (kind == Condition::Kind::at_least) {
        refuse_other_keys(node, {"minstens", "van"});
    } else {
        refuse_other_keys(node, {key});
    }
    Condition condition;
    condition.kind = kind;
    if (!list.is_sequence() || list.items.empty()) {
        m_report.add(list, fmt::format("achter '{}' hoort een lijst van voorwaarden", key));
        return empty_condition(node);
    }
    condition.parts.reserve(list.items.size());
    for (const YamlNode& item : list.items) {
        if (item.is_mapping() && item.find("groep") != nullptr) {
            read_group(item, condition.parts);
        } else {
            condition.parts.push_back(read(item, use));
        }
    }
    return condition;
}

Condition ConditionReader::read_at_least(const YamlNode& node, ConditionUse use) {
    const YamlNode* number = node.find("minstens");
    const YamlNode* list = node.find("van");
    if (number == nullptr || list == nullptr) {
        m_report.add(node, "'minstens' en 'van' horen bij elkaar: {minstens: 2, van: [...]}");
        return empty_condition(node);
    }
    Condition condition = read_parts(node, *list, Condition::Kind::at_least, use);
    const std::optional<std::size_t> threshold = read_number(*number, "minstens", m_report);
    if (!threshold || condition.parts.empty()) {
        return empty_condition(node);
    }
    if (*threshold == 0 || *threshold > condition.parts.size()) {
        m_report.add(*number,
                     fmt::format("minstens {} van {} kan niet; kies een getal van 1 tot en "
                                 "met {}",
                                 *threshold, condition.parts.size(), condition.parts.size()));
    }
    condition.threshold = *threshold;
    return condition;
}

void ConditionReader::refuse_decision(const YamlNode& node, ConditionUse use) {
    const std::string_view key = use == ConditionUse::scope   ? "bereik"
                                 : use == ConditionUse::story ? "onmogelijk_samen"
                                                              : "nvt_als";
    m_report.add(node,
                 fmt::format("{} kan alleen naar vragen verwijzen, niet naar een besluit", key));
}

Condition ConditionReader::read_decision(const YamlNode& node, ConditionUse use) {
    Fields fields(node, "deze voorwaarde", {"besluit", "is"}, m_report);
    if (is_about_items_only(use)) {
        refuse_decision(node, use);
        return empty_condition(node);
    }
    Condition condition;
    condition.kind = Condition::Kind::decision;
    condition.name = fields.id("besluit");
    if (const YamlNode* outcomes = fields.need("is")) {
        condition.words = read_words(*outcomes, "sleutel 'is'", m_report);
    }
    return condition.name.empty() || condition.words.empty() ? empty_condition(node) : condition;
}

Condition ConditionReader::read_concept(const YamlNode& node, ConditionUse use) {
    Fields fields(node, "deze voorwaarde", {"begrip"}, m_report);
    const std::string id = fields.id("begrip");
    if (id.empty()) {
        return empty_condition(node);
    }
    if (!m_concepts.contains(id)) {
        m_report.add(fields.place("begrip"),
                     fmt::format("onbekend begrip '{}'{}", id, did_you_mean(id, m_concept_ids)));
        return empty_condition(node);
    }
    if (std::find(m_busy.begin(), m_busy.end(), id) != m_busy.end()) {
        report_cycle(node, id);
        return empty_condition(node);
    }
    if (m_busy.size() >= deepest) {
        m_report.add(node, fmt::format("begrippen verwijzen meer dan {} keer door", deepest));
        return empty_condition(node);
    }
    const Condition& found = resolve(id);
    if (is_about_items_only(use) && names_decision(found)) {
        refuse_decision(node, use);
        return empty_condition(node);
    }
    if (depth_of(found) > deepest) {
        m_report.add(
            node, fmt::format("begrip '{}' is te diep genest: meer dan {} niveaus", id, deepest));
        return empty_condition(node);
    }
    return has_room(node, count_parts(found)) ? found : empty_condition(node);
}

/// `{onbekend: vraag}`, `{uitkomst: id}` and `{mogelijk: id}`.
Condition ConditionReader::read_about_result(const YamlNode& node, Condition::Kind kind,
                                             ConditionUse use) {
    const std::string_view key =
        std::find_if(about_result.begin(), about_result.end(), [&](const AboutResult& form) {
            return form.kind == kind;
        })->key;
    refuse_other_keys(node, {key});
    if (use != ConditionUse::notice) {
        m_report.add(node, fmt::format("'{}' kan alleen in meldingen en in let_op", key));
        return empty_condition(node);
    }
    Condition condition;
    condition.kind = kind;
    if (kind == Condition::Kind::unknown) {
        const std::string name = read_item_name(*node.find(key), "onbekend", m_report);
        condition.name = full_name(name);
        return name.empty() ? empty_condition(node) : condition;
    }
    const std::optional<std::string> outcome =
        read_id(*node.find(key), fmt::format("sleutel '{}'", key), m_report);
    if (!outcome) {
        return empty_condition(node);
    }
    condition.words.push_back(*outcome);
    return condition;
}

/// One condition for each item of the group.
void ConditionReader::read_group(const YamlNode& node, std::vector<Condition>& parts) {
    Fields fields(node, "deze voorwaarde", {"groep", "is"}, m_report);
    const std::string id = fields.id("groep");
    std::vector<std::string> words;
    if (const YamlNode* values = fields.find("is")) {
        words = read_words(*values, "sleutel 'is'", m_report);
    }
    const auto group = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&](const ItemGroup& other) { return other.id == id; });
    if (group == m_groups.end()) {
        std::vector<std::string> ids;
        for (const ItemGroup& other : m_groups) {
            ids.push_back(other.id);
        }
        if (!id.empty()) {
            m_report.add(fields.place("groep"),
                         fmt::format("onbekende groep '{}'{}", id, did_you_mean(id, ids)));
        }
        return;
    }
    if (!has_room(node, group->items.size())) {
        return;
    }
    for (const std::string& item : group->items) {
        Condition& condition = parts.emplace_back();
        condition.kind = Condition::Kind::item;
        condition.name = full_name(item);
        condition.words = words;
        condition.place = place_of(node);
    }
}

/// A condition is one word with what belongs to it; two of them need `alle` or `een_van` around
/// them.
void ConditionReader::refuse_other_keys(const YamlNode& node,
                                        std::initializer_list<std::string_view> allowed) {
    for (const YamlNode::Member& member : node.members) {
        if (std::find(allowed.begin(), allowed.end(), member.key) == allowed.end()) {
            m_report.add(place_of(member),
                         fmt::format("'{}' kan niet naast '{}' staan; zet voorwaarden samen in de "
                                     "lijst van alle of een_van",
                                     member.key, *allowed.begin()));
        }
    }
}

/// Counts what is written out; reports once when it becomes too much.
bool ConditionReader::has_room(const YamlNode& node, std::size_t parts) {
    const bool had_room = m_parts <= most_parts;
    m_parts += parts;
    if (had_room && m_parts > most_parts) {
        m_report.add(node,
                     fmt::format("de voorwaarden van dit instrument worden te groot: meer dan "
                                 "{} onderdelen als begrippen en groepen zijn uitgeschreven",
                                 most_parts));
    }
    return m_parts <= most_parts;
}

void ConditionReader::report_cycle(const YamlNode& node, const std::string& id) {
    std::string path;
    for (auto step = std::find(m_busy.begin(), m_busy.end(), id); step != m_busy.end(); ++step) {
        path += *step + " -> ";
    }
    m_report.add(
        node, fmt::format("begrip '{}' verwijst in een kring naar zichzelf: {}{}", id, path, id));
}

}  // namespace rodevlag
