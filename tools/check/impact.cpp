#include "check/impact.h"

#include <algorithm>
#include <fmt/format.h>

#include "common/run_main.h"
#include "rodevlag/difference.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/dutch_share.h"
#include "rodevlag/report_text.h"
#include "rodevlag/result_members.h"

namespace rodevlag::tools {

namespace {

std::string records_in_words(std::uint64_t count) {
    return counted(count, "record", "records");
}

/// The possible outcomes as a set of shared numbers; empty only for a case out of scope.
std::uint64_t possible_numbers(const DecisionResult& result,
                               const std::vector<std::size_t>& numbers) {
    std::uint64_t mask = 0;
    for (const std::size_t outcome : result.possible) {
        mask |= std::uint64_t{1} << numbers[outcome];
    }
    return mask;
}

/// What a record has at one side of the arrow: in a total, and in its own line.
struct OutcomeWords {
    std::string total;
    std::string line;
};

OutcomeWords words_of(const Catalog& catalog, const DecisionResult* result) {
    if (result == nullptr) {
        return {"(geen besluit)", "(geen besluit)"};
    }
    const std::string outcome = outcome_text(catalog, *result);
    return {outcome,
            result->is_determined() || result->is_out_of_scope()
                ? outcome
                : fmt::format("{} ({})", outcome,
                              outcome_list(catalog.decision(result->decision), result->possible))};
}

/// Why a record is rejected, without the name of the record in front.
std::string reason_of(const Record& record, const std::vector<Problem>& problems) {
    const std::string name = name_of(record) + ", ";
    std::string reason;
    for (const Problem& problem : problems) {
        const std::string& text = problem.message;
        reason += reason.empty() ? "" : "; ";
        reason += text.starts_with(name) ? text.substr(name.size()) : text;
    }
    return reason;
}

}  // namespace

ImpactRun::Side::Side(const Catalog& catalog, bool show_values)
    : scorer(catalog), reader(catalog, show_values), selection(catalog, {}, {Purpose::score}) {
}

ImpactRun::ImpactRun(const CommonOptions& options, std::string program, const Catalog& before,
                     const Catalog& after, const std::string& instrument)
    : m_options(options),
      m_before(before, options.show_values),
      m_after(after, options.show_values),
      m_compared(compared_decisions(before, after, instrument)),
      m_intake(options, std::move(program), real_streams(), {&before, &after},
               [this](std::span<const std::string_view> names) {
                   return asked_by(names).empty()
                              ? "geen kolom hoort bij een besluit dat vergeleken wordt; kolommen "
                                "heten instrument.vraag"
                              : "";
               }) {
}

/// The decisions that the instrument has a part in, in at least one version.
std::vector<ImpactRun::Compared> ImpactRun::compared_decisions(const Catalog& before,
                                                               const Catalog& after,
                                                               const std::string& instrument) {
    std::vector<Compared> compared;
    const auto add = [&](const Catalog& catalog) {
        for (const std::size_t index : decisions_touched_by(catalog, instrument)) {
            const std::string& id = catalog.decision(index).id;
            if (std::ranges::find(compared, id, &Compared::id) == compared.end()) {
                compared.push_back({id, before.find_decision(id), after.find_decision(id), {}, {}});
            }
        }
    };
    add(after);
    add(before);
    for (Compared& decision : compared) {
        std::vector<std::string> ids;
        const auto number = [&](const Catalog& catalog, std::optional<std::size_t> index,
                                std::vector<std::size_t>& numbers) {
            if (!index) {
                return;
            }
            for (const Outcome& outcome : catalog.decision(*index).outcomes) {
                const auto found = std::ranges::find(ids, outcome.id);
                numbers.push_back(static_cast<std::size_t>(found - ids.begin()));
                if (found == ids.end()) {
                    ids.push_back(outcome.id);
                }
            }
        };
        number(before, decision.before, decision.numbers_before);
        number(after, decision.after, decision.numbers_after);
    }
    return compared;
}

/// The decisions that fields with these names are answers for, in one version or the other.
std::vector<const ImpactRun::Compared*> ImpactRun::asked_by(
    std::span<const std::string_view> names) {
    const std::vector<SelectedDecision> before = m_before.selection.of_names(names);
    const std::vector<SelectedDecision> after = m_after.selection.of_names(names);
    const auto asks = [](const std::vector<SelectedDecision>& selected,
                         std::optional<std::size_t> index) {
        return std::ranges::any_of(selected, [&](const SelectedDecision& one) {
            return one.wanted && one.decision == index;
        });
    };
    std::vector<const Compared*> asked;
    for (const Compared& decision : m_compared) {
        if (asks(before, decision.before) || asks(after, decision.after)) {
            asked.push_back(&decision);
        }
    }
    return asked;
}

const std::vector<const ImpactRun::Compared*>& ImpactRun::compared_in(const Record& record) {
    if (m_layout != record.layout) {
        m_layout = record.layout;
        std::vector<std::string_view> names;
        for (const Field& field : record.fields) {
            names.push_back(field.name);
        }
        m_current = asked_by(names);
    }
    return m_current;
}

int ImpactRun::run(ByteSink& sink) {
    sink.write(fmt::format("\nGevolgen voor {}\n", m_intake.input().name));
    try {
        read_all_records(sink);
    } catch (const InputError&) {
        // What was read so far is good. Under the name of --output only a whole result may stand.
        m_intake.finish_rejects();
        if (writes_to_stdout(m_options)) {
            write_totals(sink);
            sink.finish();
        }
        m_intake.warn("let op: de rest van de invoer is niet gelezen");
        throw;
    }
    m_intake.finish_rejects();
    write_totals(sink);
    sink.finish();
    if (m_intake.rejected() > 0) {
        return exit_rejected;
    }
    return m_changed > 0 ? exit_gate : exit_ok;
}

void ImpactRun::read_all_records(ByteSink& sink) {
    Record record;
    std::vector<Problem> problems;
    while (m_intake.next(record, problems)) {
        m_before.problems = problems;
        m_after.problems = problems;
        const Answers& before =
            m_before.reader.read(record, m_intake.input().name, m_before.problems);
        const Answers& after = m_after.reader.read(record, m_intake.input().name, m_after.problems);
        if (!m_before.problems.empty() && !m_after.problems.empty()) {
            m_intake.reject(record, m_after.problems);
        } else if (!m_before.problems.empty() || !m_after.problems.empty()) {
            report_one_rejection(record, sink);
        } else {
            compare(record, before, after, sink);
        }
    }
}

void ImpactRun::report_one_rejection(const Record& record, ByteSink& sink) {
    const bool by_new = m_before.problems.empty();
    ++m_changed;
    ++(by_new ? m_rejected_after : m_rejected_before);
    sink.write(fmt::format("  {}: alleen de {} versie wijst dit record af: {}\n", name_of(record),
                           by_new ? "nieuwe" : "oude",
                           reason_of(record, by_new ? m_after.problems : m_before.problems)));
}

void ImpactRun::compare(const Record& record, const Answers& before, const Answers& after,
                        ByteSink& sink) {
    bool changed = false;
    const std::vector<const Compared*>& asked = compared_in(record);
    for (const Compared* decision : asked) {
        const DecisionResult* old =
            decision->before ? &m_before.scorer.score(*decision->before, before) : nullptr;
        const DecisionResult* now =
            decision->after ? &m_after.scorer.score(*decision->after, after) : nullptr;
        if (old != nullptr && now != nullptr &&
            possible_numbers(*old, decision->numbers_before) ==
                possible_numbers(*now, decision->numbers_after)) {
            continue;
        }
        changed = true;
        const OutcomeWords from = words_of(m_before.scorer.catalog(), old);
        const OutcomeWords to = words_of(m_after.scorer.catalog(), now);
        ++m_groups[{decision->id, from.total, to.total}];
        sink.write(
            fmt::format("  {}, {}: {} -> {}\n", name_of(record), decision->id, from.line, to.line));
    }
    m_changed += changed ? 1U : 0U;
    m_without_decision += asked.empty() ? 1U : 0U;
}

void ImpactRun::write_totals(ByteSink& sink) const {
    const std::uint64_t rejected = m_intake.rejected();
    const std::uint64_t scored = m_intake.read() - rejected;
    if (m_changed == 0) {
        sink.write("  geen record verandert\n");
    } else {
        sink.write(fmt::format(
            "\nSamen: {} van de {} {} ({})\n", dutch_number(m_changed), records_in_words(scored),
            m_changed == 1 ? "verandert" : "veranderen", dutch_share(m_changed, scored)));
    }
    for (const auto& [group, count] : m_groups) {
        const auto& [decision, from, to] = group;
        sink.write(
            fmt::format("  {}: {} -> {}: {}\n", decision, from, to, records_in_words(count)));
    }
    for (const auto& [which, count] :
         {std::pair("oude", m_rejected_before), std::pair("nieuwe", m_rejected_after)}) {
        if (count > 0) {
            sink.write(fmt::format("  alleen door de {} versie afgewezen: {}\n", which,
                                   records_in_words(count)));
        }
    }
    sink.write(fmt::format("\ngelezen {} = gelijk {} + veranderd {} + afgewezen {}\n",
                           dutch_number(m_intake.read()), dutch_number(scored - m_changed),
                           dutch_number(m_changed), dutch_number(rejected)));
    if (m_without_decision > 0) {
        // Also with --quiet: "nothing changes" and "nothing compared" must not look alike.
        m_intake.warn(fmt::format(
            "let op: {} zonder antwoorden voor een vergeleken besluit; daar is niets vergeleken",
            records_in_words(m_without_decision)));
    }
    m_intake.tell_blank_lines();
    m_intake.tell(fmt::format("gelezen {} = gelijk {} + veranderd {} + afgewezen {}",
                              m_intake.read(), scored - m_changed, m_changed, rejected));
}

}  // namespace rodevlag::tools
