#include "check/diff.h"

#include <fmt/format.h>
#include <functional>
#include <memory>
#include <optional>
#include <unistd.h>

#include "check/impact.h"
#include "common/run_main.h"
#include "common/run_streams.h"
#include "rodevlag/difference.h"
#include "rodevlag/difference_report.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t report_width = 80;

/// One version with every instrument around it.
struct Version {
    Catalog catalog;
    std::string id;

    const Instrument& instrument() const {
        return catalog.instruments()[catalog.find_instrument(id).value()];
    }
};

Version load_version(const std::string& name) {
    std::vector<std::string> selected;
    Catalog catalog = load_catalog({name}, selected, InstrumentUse::check);
    return {std::move(catalog), selected.front()};
}

/// Loads both, so that the problems of both are told in one run.
std::pair<Version, Version> load_versions(const DiffOptions& options) {
    std::vector<Problem> problems;
    const auto load = [&](const std::string& name) -> std::optional<Version> {
        try {
            return load_version(name);
        } catch (const InstrumentError& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
            return std::nullopt;
        }
    };
    std::optional<Version> before = load(options.before);
    // The same broken file twice has its problems once.
    std::optional<Version> after =
        !before && options.before == options.after ? std::nullopt : load(options.after);
    if (!problems.empty()) {
        throw InstrumentError(std::move(problems));
    }
    if (before->id != after->id) {
        throw UsageError(
            fmt::format("--diff vergelijkt twee versies van één instrument; {} is "
                        "instrument '{}' en {} is instrument '{}'",
                        options.before, before->id, options.after, after->id));
    }
    return {std::move(*before), std::move(*after)};
}

/// An instrument file is input too.
void require_output_elsewhere(const DiffOptions& options) {
    for (const std::string& name : {options.before, options.after}) {
        if (is_instrument_path(name)) {
            CommonOptions with_file = options.common;
            with_file.input = name;
            require_different_files(with_file);
        }
    }
}

}  // namespace

int run_diff(const DiffOptions& options, const std::string& program) {
    require_output_elsewhere(options);
    const bool color =
        use_color(options.common.color, writes_to_stdout(options.common) ? STDOUT_FILENO : -1);
    const auto [before, after] = load_versions(options);
    const VersionDifference difference = compare_versions(before.catalog, after.catalog, after.id);
    const std::string report =
        render_text(difference_report(before.instrument(), after.instrument(), difference),
                    report_width, color);
    const int status = difference.is_equal() ? exit_ok : exit_gate;
    if (!options.impact) {
        const std::unique_ptr<ByteSink> sink = open_output(options.common);
        sink->write(report);
        sink->finish();
        return status;
    }
    ImpactRun impact(options.common, program, before.catalog, after.catalog, after.id);
    const std::unique_ptr<ByteSink> sink = open_output(options.common);
    sink->write(report);
    return std::max(status, impact.run(*sink));
}

}  // namespace rodevlag::tools
