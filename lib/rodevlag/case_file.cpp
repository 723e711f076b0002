#include "rodevlag/case_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "rodevlag/date.h"
#include "rodevlag/nearest.h"
#include "rodevlag/result_names.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

namespace {

bool is_about_question(std::string_view notice) {
    return notice == contradiction_notice || notice == alarm_out_of_scope_notice;
}

/// Reads the answers of cases and the names in what they expect.
class NameReader {
public:
    NameReader(const Catalog& catalog, ProblemReport& report)
        : m_catalog(catalog), m_report(report) {
        for (std::size_t item = 0; item < catalog.item_count(); ++item) {
            m_items.push_back(catalog.item(item).name);
        }
        for (std::size_t decision = 0; decision < catalog.decision_count(); ++decision) {
            m_decisions.push_back(catalog.decision(decision).id);
        }
    }

    std::optional<std::size_t> decision(const YamlNode::Member& member) {
        const std::optional<std::size_t> found = m_catalog.find_decision(member.key);
        if (!found) {
            m_report.add(place_of(member), fmt::format("onbekend besluit '{}'{}", member.key,
                                                       did_you_mean(member.key, m_decisions)));
        }
        return found;
    }

    void outcome(const YamlNode& node, const Decision& decision, const std::string& id) {
        std::vector<std::string> ids;
        for (const Outcome& outcome : decision.outcomes) {
            ids.push_back(outcome.id);
        }
        if (!decision.scope.empty()) {
            ids.emplace_back(out_of_scope_outcome);
        } else if (id == out_of_scope_outcome) {
            m_report.add(node, fmt::format("besluit '{}' heeft geen bereik; '{}' kan hier niet",
                                           decision.id, id));
            return;
        }
        require(node, fmt::format("uitkomst '{}' bij besluit '{}'", id, decision.id), id, ids);
    }

    void question(const YamlNode& node, const std::string& name) {
        require(node, fmt::format("vraag '{}'", name), name, m_items);
    }

    /// A notice of the decision, or one of the engine's own.
    void notice(const YamlNode& node, const Decision& decision, const std::string& id) {
        const std::size_t colon = id.find(':');
        if (colon != std::string::npos && is_about_question(id.substr(0, colon))) {
            question(node, id.substr(colon + 1));
            return;
        }
        std::vector<std::string> ids{std::string(not_filled_in_notice)};
        for (const Notice& notice : decision.notices) {
            ids.push_back(notice.id);
        }
        require(node, fmt::format("melding '{}' bij besluit '{}'", id, decision.id), id, ids);
    }

    /// An action; with `?` behind it one that is only possible.
    void action(const YamlNode& node, const Decision& decision, std::string id) {
        if (id.ends_with('?')) {
            id.pop_back();
        }
        std::vector<std::string> ids;
        for (const Action& action : decision.actions) {
            ids.push_back(action.id);
        }
        require(node, fmt::format("actie '{}' bij besluit '{}'", id, decision.id), id, ids);
    }

    std::optional<CaseAnswer> answer(std::string_view space, const YamlNode::Member& member) {
        const std::string name = fmt::format("{}.{}", space, member.key);
        const std::optional<std::size_t> index = m_catalog.find_item(name);
        if (!index) {
            m_report.add(place_of(member),
                         fmt::format("onbekende vraag '{}'{}", name, did_you_mean(name, m_items)));
            return std::nullopt;
        }
        const std::string subject = fmt::format("het antwoord op vraag '{}'", name);
        const std::optional<std::string> text = read_text(member.value, subject, m_report);
        if (!text) {
            return std::nullopt;
        }
        require_answer(m_catalog.item(*index), *text, member.value);
        return CaseAnswer{name, *text, place_of(member.value)};
    }

private:
    void require(const YamlNode& node, const std::string& what, const std::string& id,
                 const std::vector<std::string>& known) {
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            m_report.add(node, fmt::format("{} bestaat niet{}", what, did_you_mean(id, known)));
        }
    }

    void require_answer(const Item& item, const std::string& text, const YamlNode& node) {
        if (item.is_date) {
            if (text != "?" && lower_case(text) != "onbekend" && !parse_date(text)) {
                m_report.add(node, fmt::format("'{}' is geen bestaande datum; schrijf "
                                               "jaar-maand-dag, zoals 2021-01-31",
                                               text));
            }
        } else if (!item.domain.read(text)) {
            m_report.add(node, fmt::format("'{}' is geen antwoord op vraag '{}'{}; wel: {}", text,
                                           item.name, did_you_mean(text, item.domain.values()),
                                           item.domain.accepted_words()));
        }
    }

    const Catalog& m_catalog;
    ProblemReport& m_report;
    std::vector<std::string> m_items;
    std::vector<std::string> m_decisions;
};

class CaseFileReader {
public:
    CaseFileReader(const Catalog& catalog, const Instrument& instrument, ProblemReport& report)
        : m_catalog(catalog),
          m_instrument(instrument),
          m_report(report),
          m_names(catalog, report) {}

    std::vector<ExampleCase> read(const YamlNode& root) {
        Fields fields(root, "een bestand met gevallen", {"instrument", "gevallen"}, m_report);
        const std::string id = fields.id("instrument");
        if (!id.empty() && id != m_instrument.id) {
            m_report.add(fields.place("instrument"),
                         fmt::format("deze gevallen zijn van instrument '{}', niet van '{}'", id,
                                     m_instrument.id));
        }
        std::vector<ExampleCase> cases;
        for (const YamlNode& node : fields.needed_list("gevallen")) {
            cases.push_back(read_case(node));
        }
        return cases;
    }

private:
    ExampleCase read_case(const YamlNode& node) {
        Fields fields(node, "dit geval", {"naam", "bron", "antwoorden", "verwacht"}, m_report);
        ExampleCase next;
        next.place = place_of(node);
        next.name = fields.text("naam");
        if (!next.name.empty() && !m_case_names.insert(next.name).second) {
            m_report.add(fields.place("naam"),
                         fmt::format("de naam '{}' staat er twee keer", next.name));
        }
        fields.optional_text("bron");
        if (const YamlNode* answers = fields.need("antwoorden")) {
            read_answers(*answers, next);
        }
        if (const YamlNode* expected = fields.need("verwacht")) {
            read_expectations(*expected, next);
        }
        return next;
    }

    /// Reports when `node` is no mapping.
    bool is_mapping(const YamlNode& node, std::string_view subject) {
        if (!node.is_mapping()) {
            m_report.add(node, fmt::format("{} moet een blok met sleutels zijn, geen {}", subject,
                                           node.is_scalar() ? "tekst" : "lijst"));
        }
        return node.is_mapping();
    }

    void read_answers(const YamlNode& node, ExampleCase& into) {
        if (!is_mapping(node, "sleutel 'antwoorden'")) {
            return;
        }
        for (const YamlNode::Member& space : node.members) {
            if (!m_catalog.find_instrument(space.key)) {
                std::vector<std::string> known;
                for (const Instrument& instrument : m_catalog.instruments()) {
                    known.push_back(instrument.id);
                }
                m_report.add(place_of(space), fmt::format("onbekend instrument '{}'{}", space.key,
                                                          did_you_mean(space.key, known)));
                continue;
            }
            if (!is_mapping(space.value, fmt::format("sleutel '{}'", space.key))) {
                continue;
            }
            for (const YamlNode::Member& member : space.value.members) {
                if (std::optional<CaseAnswer> answer = m_names.answer(space.key, member)) {
                    into.answers.push_back(std::move(*answer));
                }
            }
        }
    }

    void read_expectations(const YamlNode& node, ExampleCase& into) {
        if (!is_mapping(node, "sleutel 'verwacht'")) {
            return;
        }
        if (node.members.empty()) {
            m_report.add(node, "sleutel 'verwacht' is leeg: dit geval toetst niets");
        }
        for (const YamlNode::Member& member : node.members) {
            if (const std::optional<std::size_t> decision = m_names.decision(member)) {
                into.expectations.push_back(read_expectation(member.value, *decision));
            }
        }
    }

    CaseExpectation read_expectation(const YamlNode& node, std::size_t index) {
        const Decision& decision = m_catalog.decision(index);
        std::vector<std::string_view> keys(case_list_keys.begin(), case_list_keys.end());
        keys.insert(keys.begin(), "uitkomst");
        const Fields fields(node, "deze verwachting", keys, m_report);
        CaseExpectation expectation;
        expectation.decision = index;
        if (const YamlNode* outcome = fields.find("uitkomst")) {
            expectation.outcome = read_text(*outcome, "sleutel 'uitkomst'", m_report);
            expectation.outcome_place = place_of(*outcome);
            if (expectation.outcome) {
                m_names.outcome(*outcome, decision, *expectation.outcome);
            }
        }
        for (std::size_t kind = 0; kind < case_list_keys.size(); ++kind) {
            if (const YamlNode* list = fields.find(case_list_keys[kind])) {
                expectation.lists.push_back(
                    read_list(*list, static_cast<CaseListKind>(kind), decision));
            }
        }
        if (fields.usable() && fields.has("uitkomst") == fields.has("mogelijk")) {
            m_report.add(node, "hier hoort precies een van 'uitkomst' en 'mogelijk'");
        }
        return expectation;
    }

    ExpectedList read_list(const YamlNode& node, CaseListKind kind, const Decision& decision) {
        const std::string_view key = case_list_keys[static_cast<std::size_t>(kind)];
        ExpectedList list{kind, {}, place_of(node)};
        const bool needs_texts = kind != CaseListKind::red_flags &&
                                 kind != CaseListKind::decisive && kind != CaseListKind::notices &&
                                 kind != CaseListKind::actions;
        if (!node.is_sequence()) {
            m_report.add(node, fmt::format("sleutel '{}' moet een lijst zijn", key));
        } else if (node.items.empty() && needs_texts) {
            m_report.add(node, fmt::format("sleutel '{}' is een lege lijst", key));
        }
        for (const YamlNode& member : node.items) {
            const std::optional<std::string> text =
                read_text(member, fmt::format("een naam bij '{}'", key), m_report);
            if (!text) {
                continue;
            }
            if (std::find(list.texts.begin(), list.texts.end(), *text) != list.texts.end()) {
                m_report.add(member, fmt::format("'{}' staat er twee keer", *text));
            }
            check_name(member, kind, decision, *text);
            list.texts.push_back(*text);
        }
        return list;
    }

    void check_name(const YamlNode& node, CaseListKind kind, const Decision& decision,
                    const std::string& text) {
        switch (kind) {
            case CaseListKind::possible:
                return m_names.outcome(node, decision, text);
            case CaseListKind::red_flags:
            case CaseListKind::decisive:
                return m_names.question(node, text);
            case CaseListKind::notices:
            case CaseListKind::some_notices:
                return m_names.notice(node, decision, text);
            case CaseListKind::actions:
            case CaseListKind::some_actions:
            case CaseListKind::without_actions:
                return m_names.action(node, decision, text);
        }
    }

    const Catalog& m_catalog;
    const Instrument& m_instrument;
    ProblemReport& m_report;
    NameReader m_names;
    std::set<std::string> m_case_names;
};

}  // namespace

CaseFile read_case_file(const Catalog& catalog, const Instrument& instrument, std::string_view text,
                        const std::string& file) {
    YamlDocument document = read_yaml(text, file);
    CaseFile result{file, {}, std::move(document.problems)};
    if (document.complete) {
        ProblemReport report(file, result.problems);
        result.cases = CaseFileReader(catalog, instrument, report).read(document.root);
    }
    sort_problems(result.problems);
    return result;
}

}  // namespace rodevlag
