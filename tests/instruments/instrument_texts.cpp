#include "instrument_texts.h"

namespace rodevlag::statements {

namespace {

/// Collects the statements of one instrument.
class Collector {
public:
    explicit Collector(std::vector<Statement>& into) : m_into(into) {}

    void add(const Instrument& instrument) {
        m_prefix = instrument.id + ": ";
        add("instrument", instrument.sources, {instrument.title, instrument.explanation});
        for (const Item& item : instrument.items) {
            add("item " + item.id, item.sources, {item.question, item.explanation});
            if (item.derivation) {
                add("derivation of " + item.id, item.derivation->sources, {});
            }
        }
        add_remarks("unreadable passage", instrument.unreadable);
        for (const NamedCondition& concept_ : instrument.concepts) {
            add("concept " + concept_.id, concept_.sources, {concept_.title});
        }
        for (const Decision& decision : instrument.decisions) {
            add(decision);
        }
    }

private:
    void add(const Decision& decision) {
        const std::string of = " of " + decision.id;
        add("decision " + decision.id, decision.sources, {decision.title, decision.question});
        for (std::size_t part = 0; part < decision.scope.size(); ++part) {
            add("scope " + std::to_string(part + 1) + of, decision.scope[part].sources,
                {decision.scope[part].reason});
        }
        add_remarks("source conflict" + of, decision.source_conflicts);
        for (const Outcome& outcome : decision.outcomes) {
            add("outcome " + outcome.id + of, outcome.sources,
                {outcome.title, outcome.explanation});
            add_remarks("outcome " + outcome.id + of, outcome.remarks);
            add_remarks("source conflict of outcome " + outcome.id + of, outcome.source_conflicts);
        }
        for (std::size_t rule = 0; rule < decision.rules.size(); ++rule) {
            add("rule " + std::to_string(rule + 1) + of, decision.rules[rule].sources, {});
        }
        if (decision.flow) {
            for (const FlowNode& node : decision.flow->nodes) {
                add("node " + node.id + of, node.sources, {node.question});
            }
        }
        for (const Notice& notice : decision.notices) {
            add("notice " + notice.id + of, notice.sources, {notice.text});
        }
        for (const Action& action : decision.actions) {
            add("action " + action.id + of, action.sources,
                {action.what, action.deadline, action.legal_ground});
            add_remarks("action " + action.id + of, action.remarks);
        }
    }

    void add_remarks(const std::string& name, const std::vector<Remark>& remarks) {
        for (std::size_t remark = 0; remark < remarks.size(); ++remark) {
            add("remark " + std::to_string(remark + 1) + " on " + name, remarks[remark].sources,
                {remarks[remark].text});
        }
    }

    void add(const std::string& name, const Sources& sources, std::vector<std::string> texts) {
        m_into.push_back({m_prefix + name, sources, std::move(texts)});
    }

    std::vector<Statement>& m_into;
    std::string m_prefix;
};

}  // namespace

std::vector<Statement> all_statements(const Catalog& catalog) {
    std::vector<Statement> all;
    Collector collector(all);
    for (const Instrument& instrument : catalog.instruments()) {
        collector.add(instrument);
    }
    return all;
}

}  // namespace rodevlag::statements
