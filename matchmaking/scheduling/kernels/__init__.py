"""Loops over meetings and columns that are worth compiling.

Columns are slots in time order with idle columns between days; rows are representatives.  The cells of a grid lie in one
array, row by row.  Two columns of a grid form paths and even cycles of meetings (Kempe components), since each row has at
most one meeting in a column: exchanging the two columns along one of them keeps every row free of double bookings
(König 1916; Kempe 1879).
"""
