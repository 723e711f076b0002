// From the bytes of one CSV record to a Record, with everything that is wrong with it.
//
// Cells and names are handed on as they are: nothing is trimmed. A record that breaks a rule gets
// problems with line and column, and no fields. Left out: where records begin and end
// (csv_splitter.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/csv_scanner.h"
#include "rodevlag/csv_splitter.h"
#include "rodevlag/record.h"

namespace rodevlag {

/// What bytes that are not UTF-8 mean.
enum class InvalidUtf8 {
    ends_reading,   ///< the character set may be another one: InputError
    breaks_record,  ///< one damaged record
};

/// Where a record stands in the input.
struct CsvPlace {
    std::size_t number = 0;      ///< of the record, 1-based
    std::size_t line = 0;        ///< 1-based
    std::uint64_t offset = 0;    ///< of its first byte
    std::size_t resumed_at = 0;  ///< the line at which reading goes on, when the record was cut off
};

/// Makes records; keeps what their fields point to.
class CsvRecordText {
public:
    /// Keeps a reference to `header`; `file` is for messages.
    CsvRecordText(const CsvHeader& header, std::string file,
                  InvalidUtf8 invalid_utf8 = InvalidUtf8::breaks_record);

    /// Fills `record` from its bytes (without the line end). The fields are valid until the next
    /// call, as long as `raw` is. Throws InputError for bytes that are not UTF-8 when those end the
    /// reading.
    void read(std::string_view raw, const CsvPlace& place, Record& record);

    /// What is wrong with the header itself.
    std::vector<Problem> header_problems();

private:
    void fill_fields(Record& record);
    void find_problems(const CsvPlace& place, Record& record);
    void find_damage(Record& record);
    void add_problem(Record& record, std::size_t offset, std::string message) const;
    std::string column_name(std::size_t cell) const;
    std::string fault_message(const CsvFault& fault) const;

    const CsvHeader& m_header;
    std::string m_file;
    InvalidUtf8 m_invalid_utf8;
    CsvScanner m_scanner;
    std::string m_scratch;  // cells that had doubled quotes
};

}  // namespace rodevlag
