// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/storage/collected.hpp"
#include "data/storage/dynamic_table.hpp"

namespace facialis {

/// A table whose rows are the elements of one list and whose columns are functions of them.
template <class Row>
class ListTable {
public:
    ListTable(const Hdf5Object& parent, ObjectTypes& types, const DynamicTableWriter::Names& names,
              const std::vector<Row>& rows)
        : writer_(parent, types, names), rows_(rows)
    {
    }

    template <class Field>
    ListTable& text(const char* name, const char* description, const Field& field)
    {
        writer_.texts(name, description, collected<std::string>(rows_, field));
        return *this;
    }
    template <class Field>
    ListTable& number(const char* name, const char* description, const Field& field)
    {
        writer_.numbers(name, description, collected<double>(rows_, field));
        return *this;
    }
    template <class Field>
    ListTable& integer(const char* name, const char* description, const Field& field)
    {
        writer_.integers(name, description, collected<std::int32_t>(rows_, [&](const Row& row) {
                             return static_cast<std::int32_t>(field(row));
                         }));
        return *this;
    }
    void finish() { writer_.finish(rows_.size()); }

private:
    DynamicTableWriter writer_;
    const std::vector<Row>& rows_;
};

}  // namespace facialis
