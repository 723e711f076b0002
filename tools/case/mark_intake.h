// The answers of trainees: from files of any record format to marked cases.
//
// A record belongs to the exercise with the same `zaak` and to the trainee in `deelnemer`; in a
// file where that is filled in nowhere, the name of the file is the trainee. The usual flow: read()
// per file, then the counts. Left out: reading the key and writing the report (mark.h).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/case_intake.h"
#include "rodevlag/answers.h"
#include "rodevlag/marked_group.h"

namespace rodevlag::tools {

/// Marks the records of some files into one group.
class MarkIntake {
public:
    /// Keeps references to all of them.
    MarkIntake(const CommonOptions& options, Marker& marker, MarkedGroup& group);

    /// Marks or rejects every record of a file. Throws InputError when it cannot be read (on); what
    /// was read before counts.
    void read(const std::string& file);

    std::uint64_t read_count() const { return m_read - m_empty; }
    std::uint64_t rejected_count() const { return m_rejected; }
    std::size_t unasked_count() const { return m_unasked; }

private:
    /// A marked record that waits for the name of its trainee.
    struct MarkedRecord {
        std::size_t exercise = 0;
        Problem place;  ///< the message starts with what the record is called
        MarkedCase marked;
    };

    void read_records(CaseIntake& intake);
    void mark(const Record& record, const CaseInput& input, const Answers& answers,
              std::vector<Problem>& problems);
    void add(const std::string& trainee, MarkedRecord record, std::vector<Problem>& problems);
    void add_unsigned(CaseIntake& intake);

    CommonOptions m_options;
    Marker& m_marker;
    MarkedGroup& m_group;
    std::map<std::pair<std::string, std::size_t>, std::string> m_places;  // of what was marked
    std::vector<MarkedRecord> m_unsigned;  // of this file, without a name
    bool m_has_names = false;              // in this file
    std::uint64_t m_read = 0;
    std::uint64_t m_empty = 0;  // of m_read: rows with nothing in them
    std::uint64_t m_rejected = 0;
    std::size_t m_unasked = 0;
};

}  // namespace rodevlag::tools
