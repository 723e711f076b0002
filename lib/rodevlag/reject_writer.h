// Keeps records that could not be used, with their original bytes and the reason.
//
// CSV: the input's header with the columns `regel`, `byte` and `reden` behind it, and per reject
// the bytes of the record with its line, its place in the file and the reason. Where these bytes
// have not the shape of the header (a quote too many, a cell too few), they become one quoted cell
// in the first column, and the other columns are empty; unquoting that cell gives the bytes back.
// JSON (Lines): {"regel": ..., "byte": ..., "reden": ..., "origineel": ...}, with
// `origineel_base64` instead for bytes that are not UTF-8. YAML: the text below comment lines with
// line and reason.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_scanner.h"
#include "rodevlag/csv_splitter.h"
#include "rodevlag/record.h"

namespace rodevlag {

class CsvRejectWriter : public RejectWriter {
public:
    /// Keeps a reference to `header`.
    CsvRejectWriter(ByteSink& sink, const CsvHeader& header);

    void start() override;
    void write(const Record& record, const std::string& reason) override;
    void finish() override { m_sink.finish(); }

private:
    bool has_header_shape(std::string_view raw);

    ByteSink& m_sink;
    const CsvHeader& m_header;
    CsvScanner m_scanner;
};

class JsonRejectWriter : public RejectWriter {
public:
    /// One object per line; with `as_array` these are the elements of one array.
    explicit JsonRejectWriter(ByteSink& sink, bool as_array = false)
        : m_sink(sink), m_as_array(as_array) {}

    void write(const Record& record, const std::string& reason) override;
    void finish() override;

private:
    ByteSink& m_sink;
    bool m_as_array;
    bool m_any = false;
};

class YamlRejectWriter : public RejectWriter {
public:
    explicit YamlRejectWriter(ByteSink& sink) : m_sink(sink) {}

    void write(const Record& record, const std::string& reason) override;
    void finish() override { m_sink.finish(); }

private:
    ByteSink& m_sink;
};

}  // namespace rodevlag
