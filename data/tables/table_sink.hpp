// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace facialis {

/// What a table is called and holds.
struct TableNames {
    enum class Kind {
        plain,
        intervals,  ///< its first columns are start_time and stop_time, in seconds
    };
    std::string name;
    Kind kind = Kind::plain;
    std::string description;
};

/// Where the columns of one table go: a file format. All columns have one length; unknown numbers
/// are NaN, unknown words empty.
class TableSink {
public:
    virtual ~TableSink() = default;
    TableSink(const TableSink&) = delete;
    TableSink& operator=(const TableSink&) = delete;

    virtual void texts(const std::string& name, const std::string& description,
                       const std::vector<std::string>& column) = 0;
    virtual void numbers(const std::string& name, const std::string& description,
                         std::span<const double> column) = 0;
    virtual void integers(const std::string& name, const std::string& description,
                          std::span<const std::int32_t> column) = 0;
    /// To be called once, last.
    virtual void finish(std::size_t rows) = 0;

protected:
    TableSink() = default;
};

/// Where tables go.
class TableSinks {
public:
    virtual ~TableSinks() = default;
    TableSinks(const TableSinks&) = delete;
    TableSinks& operator=(const TableSinks&) = delete;

    [[nodiscard]] virtual std::unique_ptr<TableSink> begin(const TableNames& names) = 0;

protected:
    TableSinks() = default;
};

}  // namespace facialis
