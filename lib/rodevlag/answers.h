// From the fields of a record to the answers of a case.
//
// The usual flow: one AnswerReader per run; read() turns the fields of each record into Answers,
// fills in what follows from other answers (`nvt`, derivations from dates) and hands back every
// problem it met. A problem never becomes an answer: a record with problems is rejected by the
// caller.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/item_answer.h"
#include "rodevlag/record.h"
#include "rodevlag/truth.h"

namespace rodevlag {

/// Nothing filled in for any item.
Answers blank_answers(const Catalog& catalog);

/// Turns the fields of records into answers.
class AnswerReader {
public:
    /// `show_values`: messages may quote what was filled in.
    AnswerReader(const Catalog& catalog, bool show_values);

    /// Reads one record; `file` names the input in the problems. Fields that are no item of the
    /// catalog are passed over. When there are problems, the answers must not be used. The result
    /// is valid until the next call.
    const Answers& read(const Record& record, const std::string& file,
                        std::vector<Problem>& problems);

    /// The item a field name stands for; case and surrounding spaces do not matter.
    std::optional<std::size_t> item_of(std::string_view field_name) const;

private:
    /// An item that another answer can make not applicable, and its value for that.
    struct ConditionalItem {
        std::size_t item = 0;
        ValueSet not_applicable;
    };

    void learn_layout(const Record& record);
    void read_field(std::size_t index, const Record& record, const Field& field,
                    const std::string& file, std::vector<Problem>& problems);
    void fill_in_not_applicable();
    void fill_in_derived();
    Truth truth_of_derivation(const Derivation& derivation) const;
    Truth truth_of_dates(const Derivation& derivation) const;
    bool has_reversed_dates(const Derivation& derivation) const;

    const Catalog& m_catalog;
    bool m_show_values;
    std::vector<ConditionalItem> m_conditional;
    std::vector<std::size_t> m_derived;
    Answers m_blank;
    Answers m_answers;
    std::vector<std::optional<std::chrono::sys_days>> m_dates;  // by item
    std::vector<std::optional<std::size_t>> m_item_of_field;
    std::optional<std::size_t> m_repeated_field;  // a field for a question that has one before it
    std::optional<std::size_t> m_layout;
};

}  // namespace rodevlag
