// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "data/tables/collected.hpp"
#include "data/tables/table_sink.hpp"

namespace facialis {

/// A table whose rows are the elements of one list and whose columns are functions of them.
template <class Row>
class ListTable {
public:
    ListTable(TableSinks& sinks, const TableNames& names, const std::vector<Row>& rows)
        : sink_(sinks.begin(names)), rows_(rows)
    {
    }

    template <class Field>
    ListTable& text(const char* name, const char* description, const Field& field)
    {
        sink_->texts(name, description, collected<std::string>(rows_, field));
        return *this;
    }
    template <class Field>
    ListTable& number(const char* name, const char* description, const Field& field)
    {
        sink_->numbers(name, description, collected<double>(rows_, field));
        return *this;
    }
    template <class Field>
    ListTable& integer(const char* name, const char* description, const Field& field)
    {
        sink_->integers(name, description, collected<std::int32_t>(rows_, [&](const Row& row) {
                            return static_cast<std::int32_t>(field(row));
                        }));
        return *this;
    }
    void finish() { sink_->finish(rows_.size()); }

private:
    std::unique_ptr<TableSink> sink_;
    const std::vector<Row>& rows_;
};

}  // namespace facialis
