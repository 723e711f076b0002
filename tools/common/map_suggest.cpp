#include "common/map_suggest.h"

#include <fmt/format.h>
#include <unordered_map>

#include "common/input.h"
#include "common/run_main.h"
#include "rodevlag/map_draft.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

void require_fitting_options(const CommonOptions& options) {
    const bool has_others = !options.map.empty() || !options.to.empty() ||
                            !options.rejects.empty() || !options.receipt.empty() ||
                            !options.fail_on.empty() || !options.shard.empty() ||
                            !options.max_rejects.empty() || options.safe_for_excel;
    if (has_others) {
        throw UsageError(
            "--map-suggest rekent niets uit; --map, --to, --rejects, --max-rejects, --receipt, "
            "--fail-on, --shard en --safe-for-excel kunnen er niet bij");
    }
}

/// Nothing in a foreign header has a meaning here, so a delimiter is the one that cuts it into most
/// names that hold no delimiter themselves.
bool looks_like_name(std::string_view name) {
    return !trimmed(name).empty() && name.find_first_of(";,\t") == std::string_view::npos;
}

/// The columns of an input, with what stands in them.
class ColumnSurvey {
public:
    explicit ColumnSurvey(const ColumnGuesser& guesser, const Catalog& catalog)
        : m_guesser(guesser), m_catalog(catalog) {}

    void add_header(std::span<const std::string> names) {
        for (const std::string& name : names) {
            add_column(name);
        }
    }

    void add(const Record& record) {
        const bool by_place = record.fields.size() == m_columns.size();
        for (std::size_t index = 0; index < record.fields.size(); ++index) {
            const Field& field = record.fields[index];
            const bool in_place = by_place && m_columns[index].name == field.name;
            const std::size_t column = in_place ? index : column_of(field.name);
            m_columns[column].words.add(field.text);
            if (m_is_date[column]) {
                m_dates[column].add(field.text);
            }
        }
    }

    std::vector<DraftColumn> columns() && {
        for (std::size_t index = 0; index < m_columns.size(); ++index) {
            m_columns[index].notation = m_dates[index].notation();
        }
        return std::move(m_columns);
    }

private:
    std::size_t column_of(std::string_view name) {
        const auto found = m_by_name.find(std::string(name));
        return found == m_by_name.end() ? add_column(std::string(name)) : found->second;
    }

    std::size_t add_column(const std::string& name) {
        DraftColumn column{name, m_guesser.guess(name), {}, {}};
        bool is_date = false;
        for (const ColumnGuess& guess : column.guesses) {
            const std::optional<std::size_t> item = m_catalog.find_item(guess.target);
            is_date = is_date || (item && m_catalog.item(*item).is_date);
        }
        m_columns.push_back(std::move(column));
        m_dates.emplace_back();
        m_is_date.push_back(is_date);
        m_by_name.emplace(name, m_columns.size() - 1);
        return m_columns.size() - 1;
    }

    const ColumnGuesser& m_guesser;
    const Catalog& m_catalog;
    std::vector<DraftColumn> m_columns;
    std::vector<ColumnDates> m_dates;
    std::vector<bool> m_is_date;
    std::unordered_map<std::string, std::size_t> m_by_name;
};

}  // namespace

int run_map_suggest(const CommonOptions& options, const std::string& program) {
    require_fitting_options(options);
    require_different_files(options);
    std::vector<std::string> selected;
    const Catalog catalog = load_catalog(options.instruments, selected);
    CaseInput input = open_input(options, real_streams(), looks_like_name);
    if (input.format == RecordFormat::yaml) {
        throw UsageError("--map-suggest leest csv, jsonl of json, geen zaak in yaml");
    }
    const std::unique_ptr<ByteSink> output = open_output(options);
    const ColumnGuesser guesser(catalog, selected);
    ColumnSurvey survey(guesser, catalog);
    survey.add_header(input.reader->header());
    Record record;
    std::size_t read = 0;
    std::size_t unusable = 0;
    while (input.reader->next(record)) {
        ++read;
        unusable += record.problems.empty() ? 0U : 1U;
        survey.add(record);
    }
    const MapDraft draft =
        draft_map(catalog, {program, input.name, options.show_values}, std::move(survey).columns());
    output->write(draft.text);
    output->finish();
    if (unusable > 0) {
        print_message(program, fmt::format("let op: {} van de {} records {} niet te lezen",
                                           unusable, read, unusable == 1 ? "is" : "zijn"));
    }
    if (!options.quiet) {
        print_message(program, fmt::format("{}: {} records; kolommen: {} zeker, {} misschien, {} "
                                           "zonder voorstel",
                                           input.name, read, draft.counts.certain,
                                           draft.counts.possible, draft.counts.without));
    }
    return exit_ok;
}

}  // namespace rodevlag::tools
