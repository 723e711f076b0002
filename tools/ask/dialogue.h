// The talk itself: shows a question, reads what is typed, keeps it, says what changed.
//
// Every answer and note is in the file before the next question is shown. Left out: which question
// comes next (rodevlag/interview.h), the words people type (rodevlag/interview_words.h), what is
// said (wording.h).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ask/answer_file.h"
#include "ask/console.h"
#include "rodevlag/interview.h"
#include "rodevlag/interview_words.h"

namespace rodevlag::tools {

struct DialogueOptions {
    bool quiet = false;
    std::string command;  ///< how to go on another time
};

class Dialogue {
public:
    /// Keeps references to the first four; `notes` are by item.
    Dialogue(Interview& interview, Scorer& scorer, AnswerFile& file, Console& console,
             std::map<std::size_t, std::string> notes, DialogueOptions options);

    /// Until somebody stops or the input ends. Throws OutputError when an answer cannot be kept,
    /// InputError when the input cannot be read.
    void run();

private:
    void begin();
    void tell_turn(const InterviewQuestion& question);
    bool take_turn();
    bool obey(const TypedLine& line);
    void answer(const std::string& word);
    void clear();
    void add_note(const std::string& text);
    void clear_note();
    void go_to(const std::string& name);
    bool save(const std::string& field, const std::string& value);
    void tell_changes(const std::vector<DecisionResult>& results, const Answers& answers);
    void end();

    Interview& m_interview;
    Scorer& m_scorer;
    const Catalog& m_catalog;
    AnswerFile& m_file;
    Console& m_console;
    std::map<std::size_t, std::string> m_notes;
    DialogueOptions m_options;
    bool m_told_turn = false;  // that the questions that decide are done
    bool m_shows = true;       // the question has to be shown (again)
};

}  // namespace rodevlag::tools
