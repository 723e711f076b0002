#include "rodevlag/case_report.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

using Kind = CoverageTarget::Kind;

constexpr std::size_t shown_gaps = 5;     // of one kind
constexpr std::size_t shown_answers = 6;  // on the way to an edge
constexpr std::size_t label_width = 38;

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
    return fmt::format("{} {}", count, count == 1 ? one : more);
}

/// Rounded down to one decimal, so that only everything is 100.
std::string percentage_text(double percentage) {
    const auto tenths = static_cast<int>(std::floor(percentage * 10));
    return tenths % 10 == 0 ? fmt::format("{} %", tenths / 10)
                            : fmt::format("{},{} %", tenths / 10, tenths % 10);
}

std::string label_of(Kind kind, const Decision& decision) {
    switch (kind) {
        case Kind::rule:
            return "regels die beslissen";
        case Kind::outcome:
            return decision.flow ? "eindpunten van het schema" : "uitkomsten";
        case Kind::node:
            return "knopen van het schema";
        case Kind::branch:
            return "takken van het schema";
        case Kind::action:
            return "acties die gelden";
        case Kind::without_action:
            return "acties die niet gelden";
        case Kind::in_scope:
            return "delen van het bereik die gelden";
        case Kind::out_of_scope:
            return "delen van het bereik die niet gelden";
        case Kind::edge:
            return "kanten van het beslisdiagram";
        case Kind::question:
            return "vragen met een paar (MC/DC)";
    }
    return {};
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t used = display_width(text);
    return text + std::string(used < width ? width - used : 0, ' ');
}

/// Writes the report of one decision.
class DecisionReport {
public:
    DecisionReport(const Catalog& catalog, const DecisionCoverage& coverage)
        : m_catalog(catalog),
          m_coverage(coverage),
          m_decision(catalog.decision(coverage.model.decision())),
          m_file(catalog.instrument_of(m_decision).file) {}

    std::string text() {
        m_text = fmt::format("\n  besluit {} ({})\n", m_decision.id,
                             counted(m_coverage.cases.size(), "geval telt", "gevallen tellen"));
        for (const CoverageShare& share : shares_of(m_coverage)) {
            add_row(label_of(share.kind, m_decision), share.exercised, share.all,
                    percentage_text(share.percentage()));
        }
        add_notice_row("meldingen getoond", m_coverage.notices_shown);
        add_notice_row("meldingen weggelaten", m_coverage.notices_hidden);
        add_gaps();
        return std::move(m_text);
    }

private:
    void add_row(const std::string& label, std::size_t count, std::size_t all,
                 const std::string& percentage) {
        m_text += fmt::format("    {}{:>5} van {:>5}", padded(label, label_width), count, all);
        m_text += percentage.empty() ? "\n" : fmt::format("{:>10}\n", percentage);
    }

    void add_notice_row(const std::string& label, const std::vector<bool>& notices) {
        if (!notices.empty()) {
            add_row(label,
                    static_cast<std::size_t>(std::count(notices.begin(), notices.end(), true)),
                    notices.size(), "");
        }
    }

    void add_gaps() {
        std::vector<std::string> lines;
        for (const CoverageShare& share : shares_of(m_coverage)) {
            add_gaps_of(share, lines);
        }
        for (std::size_t index = 0; index < m_decision.notices.size(); ++index) {
            const Notice& notice = m_decision.notices[index];
            if (!m_coverage.notices_shown[index]) {
                lines.push_back(
                    fmt::format("melding {}: nooit getoond", at(notice.id, notice.place)));
            }
            if (!m_coverage.notices_hidden[index]) {
                lines.push_back(
                    fmt::format("melding {}: nooit weggelaten", at(notice.id, notice.place)));
            }
        }
        add_lines("niet geoefend:", lines);
        lines.clear();
        for (const CoverageTarget& target : m_coverage.model.unreachable()) {
            lines.push_back(name_of(target));
        }
        add_lines(fmt::format("kan met geen enkel antwoord{}, en telt niet mee:",
                              m_decision.scope.empty() ? "" : " binnen het bereik"),
                  lines);
    }

    void add_lines(const std::string& heading, const std::vector<std::string>& lines) {
        if (lines.empty()) {
            return;
        }
        m_text += fmt::format("    {}\n", heading);
        for (const std::string& line : lines) {
            m_text += fmt::format("      - {}\n", line);
        }
    }

    void add_gaps_of(const CoverageShare& share, std::vector<std::string>& lines) const {
        const std::vector<CoverageTarget>& targets = m_coverage.model.targets();
        std::vector<CoverageTarget> gaps;
        for (std::size_t index = 0; index < targets.size(); ++index) {
            if (targets[index].kind == share.kind && !m_coverage.exercised[index]) {
                gaps.push_back(targets[index]);
            }
        }
        if (share.kind == Kind::edge) {  // the easiest to read first
            std::stable_sort(gaps.begin(), gaps.end(),
                             [&](const CoverageTarget& left, const CoverageTarget& right) {
                                 return m_coverage.model.way_to(left.index).size() <
                                        m_coverage.model.way_to(right.index).size();
                             });
        }
        if (share.kind == Kind::question) {
            add_questions(gaps, lines);
            return;
        }
        for (std::size_t index = 0; index < std::min(gaps.size(), shown_gaps); ++index) {
            lines.push_back(name_of(gaps[index]));
        }
        if (gaps.size() > shown_gaps) {
            lines.push_back(fmt::format("en nog {} bij: {}", gaps.size() - shown_gaps,
                                        label_of(share.kind, m_decision)));
        }
    }

    void add_questions(const std::vector<CoverageTarget>& gaps,
                       std::vector<std::string>& lines) const {
        std::vector<std::string> names;
        for (const CoverageTarget& gap : gaps) {
            names.push_back(item_of(gap.index).name);
        }
        if (names.size() > shown_gaps) {
            const std::size_t more = names.size() - shown_gaps;
            names.resize(shown_gaps);
            names.push_back(fmt::format("en nog {}", more));
        }
        if (!names.empty()) {
            lines.push_back(
                "vragen zonder paar (twee gevallen die alleen daarin verschillen, en "
                "elk een andere uitkomst hebben): " +
                join(names, ", "));
        }
    }

    std::string at(const std::string& name, Place place) const {
        return fmt::format("{} ({}:{}:{})", name, m_file, place.line, place.column);
    }

    std::string name_of(const CoverageTarget& target) const {
        switch (target.kind) {
            case Kind::rule: {
                const Rule& rule = m_decision.rules[target.index];
                return at(fmt::format("regel {} -> {}", target.index + 1,
                                      m_decision.outcomes[rule.outcome].id),
                          rule.place);
            }
            case Kind::outcome: {
                const Outcome& outcome = m_decision.outcomes[target.index];
                return at("uitkomst " + outcome.id, outcome.place);
            }
            case Kind::node: {
                const FlowNode& node = m_decision.flow->nodes[target.index];
                return at("knoop " + node.id, node.place);
            }
            case Kind::branch: {
                const FlowNode& node = m_decision.flow->nodes[target.index];
                return at(
                    fmt::format("tak {} van knoop {}", node.branches[target.part].label, node.id),
                    node.place);
            }
            case Kind::action:
            case Kind::without_action: {
                const Action& action = m_decision.actions[target.index];
                return at(fmt::format("actie {}: nooit zeker dat zij {}geldt", action.id,
                                      target.kind == Kind::action ? "" : "niet "),
                          action.place);
            }
            case Kind::in_scope:
            case Kind::out_of_scope:
                return at(
                    fmt::format("deel {} van het bereik: nooit zeker dat het {}geldt",
                                target.index + 1, target.kind == Kind::in_scope ? "" : "niet "),
                    m_decision.scope[target.index].place);
            case Kind::edge:
                return edge_name(target);
            case Kind::question:
                break;
        }
        return "vraag " + item_of(target.index).name;
    }

    std::string edge_name(const CoverageTarget& target) const {
        const CompiledDecision& compiled = m_coverage.model.compiled();
        std::vector<std::string> way;
        for (const Assignment& assignment : m_coverage.model.way_to(target.index)) {
            way.push_back(answer(assignment));
        }
        if (way.size() > shown_answers) {
            const std::size_t more = way.size() - shown_answers;
            way.resize(shown_answers);
            way.push_back(counted(more, "ander antwoord", "andere antwoorden"));
        }
        const Variable variable = compiled.diagram.node(target.index).variable;
        const std::string last = answer({variable, static_cast<Value>(target.part)});
        return way.empty() ? fmt::format("kant {}, als eerste antwoord", last)
                           : fmt::format("kant {}, na {}", last, join(way, ", "));
    }

    std::string answer(Assignment assignment) const {
        const Item& item = item_of(assignment.variable);
        return fmt::format("{} = {}", item.name, item.domain.values()[assignment.value]);
    }

    const Item& item_of(Variable variable) const {
        return m_catalog.item(m_coverage.model.variables()[variable]);
    }

    const Catalog& m_catalog;
    const DecisionCoverage& m_coverage;
    const Decision& m_decision;
    const std::string& m_file;
    std::string m_text;
};

std::string failures(const Catalog& catalog, const CaseSuite& suite) {
    std::string text;
    for (std::size_t index = 0; index < suite.results.size(); ++index) {
        for (const CaseMismatch& mismatch : suite.results[index].mismatches) {
            text +=
                fmt::format("  {}:{}:{}: {}\n    besluit {}, {}: verwacht {}; gevonden {}\n",
                            suite.file.file, mismatch.place.line, mismatch.place.column,
                            suite.file.cases[index].name, catalog.decision(mismatch.decision).id,
                            mismatch.key, mismatch.expected, mismatch.found);
        }
    }
    return text;
}

}  // namespace

std::string case_results(const Catalog& catalog, const CaseSuite& suite) {
    const std::string& id = catalog.instruments()[suite.instrument].id;
    if (!suite.file.problems.empty()) {
        std::string text =
            fmt::format("{} ({}): niet gebruikt, het bestand heeft {}\n", id, suite.file.file,
                        counted(suite.file.problems.size(), "fout", "fouten"));
        for (const Problem& problem : suite.file.problems) {
            text += "  " + problem.to_string() + "\n";
        }
        return text;
    }
    std::string text =
        fmt::format("{} ({}): {}, {} geslaagd\n", id, suite.file.file,
                    counted(suite.results.size(), "geval", "gevallen"), suite.passed_count());
    return text + failures(catalog, suite);
}

std::string coverage_report(const Catalog& catalog, const CaseSuite& suite) {
    std::string text;
    for (const DecisionCoverage& coverage : suite.decisions) {
        text += DecisionReport(catalog, coverage).text();
    }
    return text;
}

std::vector<std::string> shortfalls(const Catalog& catalog, const CaseSuite& suite,
                                    double minimum) {
    std::vector<std::string> lines;
    for (const DecisionCoverage& coverage : suite.decisions) {
        const Decision& decision = catalog.decision(coverage.model.decision());
        for (const CoverageShare& share : shares_of(coverage)) {
            if (share.percentage() < minimum) {
                lines.push_back(fmt::format("besluit {}, {}: {}", decision.id,
                                            label_of(share.kind, decision),
                                            percentage_text(share.percentage())));
            }
        }
    }
    return lines;
}

}  // namespace rodevlag
