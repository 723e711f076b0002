#include "check/cases.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <optional>

#include "check/case_files.h"
#include "check/instruments.h"
#include "common/case_run.h"
#include "common/run_main.h"
#include "rodevlag/case_report.h"
#include "rodevlag/case_suite.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

/// A percentage with a point or a comma; nothing when no minimum is asked for.
std::optional<double> minimum_of(const CasesOptions& options) {
    if (options.minimum.empty()) {
        return std::nullopt;
    }
    std::string text = options.minimum;
    std::replace(text.begin(), text.end(), ',', '.');
    double minimum = -1;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), minimum, std::chars_format::fixed);
    // Not `minimum < 0 || ...`: a "nan" must not pass.
    const bool is_percentage = minimum >= 0 && minimum <= 100;
    if (error != std::errc() || end != text.data() + text.size() || !is_percentage) {
        throw UsageError(fmt::format("--minimum: '{}' is geen percentage van 0 tot en met 100",
                                     options.minimum));
    }
    return minimum;
}

/// What is reported of all instruments.
class Report {
public:
    Report(const Catalog& catalog, const CasesOptions& options)
        : m_runner(catalog), m_options(options), m_minimum(minimum_of(options)) {}

    void add(std::size_t index) {
        const Instrument& instrument = m_runner.catalog().instruments()[index];
        std::optional<CaseFile> file =
            find_case_file(m_runner.catalog(), index, m_options.instruments);
        if (file) {
            add(run_suite(m_runner, index, std::move(*file)));
        } else if (!instrument.decisions.empty()) {
            add_part(fmt::format("{}: de gevallen ontbreken; zet ze in {}\n", instrument.id,
                                 case_file_name(instrument)),
                     false);
        } else {
            add_part(fmt::format("{}: alleen vragen, dus geen gevallen nodig\n", instrument.id),
                     true);
        }
    }

    /// The shares that are too low come last, where they are seen.
    void finish() {
        if (!m_below.empty()) {
            add_part(fmt::format("onder het minimum van {} %:\n  - {}\n", m_options.minimum,
                                 join(m_below, "\n  - ")),
                     false);
        }
    }

    const std::string& text() const { return m_text; }
    bool is_good() const { return m_is_good; }

private:
    void add(const CaseSuite& suite) {
        const Catalog& catalog = m_runner.catalog();
        const bool is_good =
            suite.file.problems.empty() && suite.passed_count() == suite.file.cases.size();
        add_part(case_results(catalog, suite), is_good);
        if (!m_options.common.quiet) {
            m_text += coverage_report(catalog, suite);
        }
        if (m_minimum) {
            const std::vector<std::string> below = shortfalls(catalog, suite, *m_minimum);
            m_below.insert(m_below.end(), below.begin(), below.end());
        }
    }

    /// With --quiet only what is not good is told.
    void add_part(const std::string& text, bool is_good) {
        m_is_good = m_is_good && is_good;
        if (!is_good || !m_options.common.quiet) {
            m_text += (m_text.empty() ? "" : "\n") + text;
        }
    }

    CaseRunner m_runner;
    const CasesOptions& m_options;
    std::optional<double> m_minimum;
    std::vector<std::string> m_below;
    std::string m_text;
    bool m_is_good = true;
};

}  // namespace

int run_cases(const CasesOptions& options) {
    minimum_of(options);  // refuses a wrong number before anything is read
    const CheckedInstruments checked = load_checked(options.instruments);
    Report report(checked.catalog, options);
    for (const std::size_t index : checked.selected) {
        report.add(index);
    }
    report.finish();
    const std::unique_ptr<ByteSink> sink = open_output(options.common);
    sink->write(report.text());
    sink->finish();
    return report.is_good() ? exit_ok : exit_gate;
}

}  // namespace rodevlag::tools
