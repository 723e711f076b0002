#include "rodevlag/item_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "rodevlag/condition_words.h"
#include "rodevlag/nearest.h"
#include "rodevlag/source_lines.h"

namespace rodevlag {

namespace {

constexpr std::string_view not_applicable = "nvt";

}  // namespace

std::vector<Item> ItemReader::read(std::span<const YamlNode> nodes) {
    std::vector<Item> items;
    items.reserve(nodes.size());
    std::unordered_set<std::string> seen;
    for (const YamlNode& node : nodes) {
        Item item = read_one(node);
        if (item.id.empty()) {
            continue;
        }
        if (!seen.insert(item.id).second) {
            m_report.add(item.place, fmt::format("vraag '{}' staat er twee keer", item.id));
            continue;
        }
        items.push_back(std::move(item));
    }
    return items;
}

Item ItemReader::read_one(const YamlNode& node) {
    Fields fields(node, "deze vraag",
                  {"id", "code", "vraag", "uitleg", "soort", "waarden", "woorden", "criterium",
                   "erger", "nvt_als", "afleiding", "zonder_gevolg", "bron"},
                  m_report);
    Item item;
    item.id = fields.id("id");
    item.place = fields.place("id");
    if (is_reserved(item.id)) {
        m_report.add(item.place,
                     fmt::format("een vraag kan niet '{}' heten: dat woord heeft een vaste "
                                 "betekenis in voorwaarden",
                                 item.id));
    }
    item.name = m_conditions.full_name(item.id);
    item.code = fields.optional_text("code");
    item.question = fields.text("vraag");
    item.explanation = fields.optional_text("uitleg");
    item.inert_reason = fields.optional_text("zonder_gevolg");
    item.sources = read_sources(fields, m_document, m_report);
    if (fields.has("soort")) {
        read_date(fields, item);
    } else {
        read_domain(fields, item);
    }
    return item;
}

void ItemReader::read_date(Fields& fields, Item& item) {
    const std::string type = fields.text("soort");
    item.is_date = true;  // also when misspelt: no other type exists
    if (!type.empty() && type != "datum") {
        m_report.add(fields.place("soort"),
                     fmt::format("onbekende soort '{}'; alleen 'datum' bestaat (laat 'soort' weg "
                                 "voor een gewone vraag)",
                                 type));
    }
    for (const std::string_view key :
         {"waarden", "woorden", "criterium", "erger", "nvt_als", "afleiding"}) {
        if (fields.has(key)) {
            m_report.add(fields.place(key),
                         fmt::format("sleutel '{}' kan niet bij een datum", key));
        }
    }
}

void ItemReader::read_domain(Fields& fields, Item& item) {
    std::vector<std::string> values = read_values(fields);
    const bool usable = !values.empty();
    if (usable) {
        item.domain = Domain(values);
        if (const YamlNode* words = fields.find("woorden")) {
            item.domain = Domain(std::move(values), read_words(*words, item.domain));
        }
        if (const YamlNode* flag = fields.find("criterium")) {
            item.flag = read_value_set(*flag, "criterium", item.domain).value_or(ValueSet());
        }
        if (const YamlNode* severity = fields.find("erger")) {
            item.severity = read_severity(*severity, item.domain);
        }
    }
    if (const YamlNode* condition = fields.find("nvt_als")) {
        if (usable && !item.domain.find(not_applicable)) {
            m_report.add(*condition, "'nvt_als' kan alleen als 'nvt' een van de waarden is");
        } else {
            item.not_applicable = m_conditions.read(*condition, ConditionUse::not_applicable);
        }
    }
    if (const YamlNode* derivation = fields.find("afleiding")) {
        item.derivation = read_derivation(*derivation);
        if (usable && !(item.domain.find("ja") && item.domain.find("nee"))) {
            m_report.add(*derivation, "'afleiding' kan alleen bij een vraag met ja en nee");
            item.derivation.reset();
        }
    }
}

/// The values of an item; empty when they cannot be used.
std::vector<std::string> ItemReader::read_values(Fields& fields) {
    if (!fields.has("waarden")) {
        return {"ja", "nee"};
    }
    std::vector<std::string> values;
    bool usable = true;
    for (const YamlNode& node : fields.list("waarden")) {
        const std::optional<std::string> value = read_id(node, "waarde", m_report);
        if (!value) {
            usable = false;
            continue;
        }
        const std::string_view usual = usual_meaning(*value);
        if (usual == "onbekend" || *value == "overig") {
            m_report.add(node, fmt::format("'{}' kan geen waarde zijn: het woord heeft een vaste "
                                           "betekenis",
                                           *value));
            usable = false;
        } else if (std::find(values.begin(), values.end(), *value) != values.end()) {
            m_report.add(node, fmt::format("waarde '{}' staat er twee keer", *value));
            usable = false;
        } else {
            values.push_back(*value);
        }
    }
    for (const std::string& value : values) {
        const std::string_view usual = usual_meaning(value);
        if (!usual.empty() && usual != value &&
            std::find(values.begin(), values.end(), usual) != values.end()) {
            m_report.add(fields.place("waarden"),
                         fmt::format("waarden '{}' en '{}' betekenen hetzelfde", usual, value));
            usable = false;
        }
    }
    if (usable && (values.size() < 2 || values.size() > max_domain_size)) {
        m_report.add(fields.place("waarden"),
                     fmt::format("een vraag heeft 2 tot en met {} waarden, hier staan er {}",
                                 max_domain_size, values.size()));
        usable = false;
    }
    return usable ? values : std::vector<std::string>();
}

/// `woorden`: extra words, each for some of the values.
std::vector<std::pair<std::string, ValueSet>> ItemReader::read_words(const YamlNode& node,
                                                                     const Domain& values) {
    std::vector<std::pair<std::string, ValueSet>> words;
    if (!node.is_mapping()) {
        m_report.add(node, "sleutel 'woorden' moet een blok zijn: {woord: [waarde, waarde]}");
        return words;
    }
    for (const YamlNode::Member& member : node.members) {
        const std::string_view word = member.key;
        const std::string_view usual = usual_meaning(word);
        if (!is_id(word) || usual == "onbekend" || word == "overig") {
            m_report.add(place_of(member), fmt::format("'{}' kan geen extra woord zijn", word));
            continue;
        }
        if (values.find(word)) {
            m_report.add(place_of(member), fmt::format("'{}' is al een waarde", word));
            continue;
        }
        if (!usual.empty() && values.find(usual)) {
            m_report.add(place_of(member), fmt::format("'{}' betekent al '{}'", word, usual));
            continue;
        }
        const std::optional<ValueSet> meaning =
            read_value_set(member.value, fmt::format("woord '{}'", word), values);
        if (!meaning) {
            continue;
        }
        if (*meaning == values.all()) {
            m_report.add(place_of(member),
                         fmt::format("woord '{}' staat voor alle waarden; daarvoor is er al "
                                     "'onbekend'",
                                     word));
            continue;
        }
        words.emplace_back(word, *meaning);
    }
    return words;
}

std::optional<ValueSet> ItemReader::read_value_set(const YamlNode& node, std::string_view subject,
                                                   const Domain& domain) {
    ValueSet values;
    bool usable = true;
    for (const YamlNode& item : read_one_or_more(node, subject, m_report)) {
        const std::optional<std::string> word = read_text(item, subject, m_report);
        const std::optional<ValueSet> meaning = word ? domain.meaning(*word) : std::nullopt;
        if (word && !meaning) {
            m_report.add(item, fmt::format("{}: '{}' is geen waarde van deze vraag{}", subject,
                                           *word, did_you_mean(*word, domain.values())));
        }
        usable = usable && meaning;
        values |= meaning.value_or(ValueSet());
    }
    return usable && !values.empty() ? std::optional(values) : std::nullopt;
}

/// `erger`: one word (those answers are worse than all others), or a list from mild to worst.
std::vector<ValueSet> ItemReader::read_severity(const YamlNode& node, const Domain& domain) {
    if (node.is_scalar()) {
        const std::optional<ValueSet> worse = read_value_set(node, "erger", domain);
        if (worse && *worse == domain.all()) {
            m_report.add(node, "erger: dit woord staat voor alle antwoorden");
            return {};
        }
        if (!worse) {
            return {};
        }
        return {ValueSet::from_mask(domain.all().mask() & ~worse->mask()), *worse};
    }
    std::vector<ValueSet> levels;
    ValueSet seen;
    const std::span<const YamlNode> nodes = read_one_or_more(node, "erger", m_report);
    for (const YamlNode& step : nodes) {
        if (!step.is_scalar()) {
            m_report.add(step, "erger: in een lijst staan antwoorden, geen lijst of blok");
            continue;
        }
        const std::optional<ValueSet> value = read_value_set(step, "erger", domain);
        if (!value) {
            continue;
        }
        if (value->size() != 1) {
            m_report.add(step, "erger: in een lijst staat elke keer één antwoord");
        } else if (seen.contains(*value)) {
            m_report.add(step, fmt::format("erger: antwoord '{}' staat er twee keer", step.text));
        } else {
            seen |= *value;
            levels.push_back(*value);
        }
    }
    if (nodes.size() == 1) {
        m_report.add(node, "erger: een lijst noemt minstens twee antwoorden, van licht naar erg");
    }
    return levels;
}

Derivation ItemReader::read_derivation(const YamlNode& node) {
    Fields fields(node, "deze afleiding", {"alle", "hooguit_dagen", "van", "tot", "bron"},
                  m_report);
    Derivation derivation;
    derivation.place = place_of(node);
    derivation.required = read_names(fields, "alle");
    const std::vector<std::string> from = read_names(fields, "van");
    if (from.size() > 1) {
        m_report.add(fields.place("van"), "achter 'van' hoort een enkele datumvraag");
    }
    derivation.from = from.empty() ? "" : from.front();
    derivation.until = read_names(fields, "tot");
    if (const YamlNode* days = fields.need("hooguit_dagen")) {
        derivation.within_days = read_number(*days, "hooguit_dagen", m_report).value_or(0);
    }
    derivation.sources = read_sources(fields, m_document, m_report);
    return derivation;
}

std::vector<std::string> ItemReader::read_names(Fields& fields, std::string_view key) {
    std::vector<std::string> names;
    const YamlNode* node = fields.need(key);
    if (node == nullptr) {
        return names;
    }
    const std::string subject = fmt::format("sleutel '{}'", key);
    for (const YamlNode& item : read_one_or_more(*node, subject, m_report)) {
        if (const std::optional<std::string> name = read_text(item, subject, m_report)) {
            names.push_back(m_conditions.full_name(*name));
        }
    }
    return names;
}

std::vector<ItemGroup> read_groups(std::span<const YamlNode> nodes, ProblemReport& report) {
    std::vector<ItemGroup> groups;
    for (const YamlNode& node : nodes) {
        Fields fields(node, "deze groep", {"id", "titel", "items"}, report);
        ItemGroup group;
        group.id = fields.id("id");
        group.title = fields.text("titel");
        group.place = place_of(node);
        for (const YamlNode& item : fields.needed_list("items")) {
            const std::optional<std::string> id = read_id(item, "vraag in een groep", report);
            if (!id) {
                continue;
            }
            if (std::find(group.items.begin(), group.items.end(), *id) != group.items.end()) {
                report.add(item, fmt::format("vraag '{}' staat twee keer in de groep", *id));
                continue;
            }
            group.items.push_back(*id);
        }
        const bool known = std::any_of(groups.begin(), groups.end(), [&](const ItemGroup& other) {
            return other.id == group.id;
        });
        if (known && !group.id.empty()) {
            report.add(fields.place("id"), fmt::format("groep '{}' staat er twee keer", group.id));
        } else if (!group.id.empty()) {
            groups.push_back(std::move(group));
        }
    }
    return groups;
}

void check_groups(const std::vector<ItemGroup>& groups, const std::vector<Item>& items,
                  ProblemReport& report) {
    std::vector<std::string_view> ids;
    for (const Item& item : items) {
        ids.push_back(item.id);
    }
    for (const ItemGroup& group : groups) {
        for (const std::string& id : group.items) {
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
                report.add(group.place, fmt::format("groep '{}': onbekende vraag '{}'{}", group.id,
                                                    id, did_you_mean(id, ids)));
            }
        }
    }
}

}  // namespace rodevlag
