// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/choice_delegate.hpp"

#include <QComboBox>

#include "ui/models/channel_model.hpp"

namespace facialis::ui {

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const
{
    const QVariantList choices = index.data(ChannelModel::choicesRole).toList();
    if (choices.isEmpty()) {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
        return editor;
    }
    auto* box = new QComboBox(parent);
    box->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    for (const QVariant& choice : choices) {
        const QVariantList pair = choice.toList();
        box->addItem(pair.value(0).toString(), pair.value(1));
    }
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<ChoiceDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

}  // namespace facialis::ui
