"""Write plan/_baku/kantor-baru/pegawai.xlsx: the empty list of staff that an office types its people into.

`python -m tools.daftar_pegawai`. A workbook and no CSV, because Excel keeps 15 of the 18 figures of a NIP unless the
column is told to be text, and a CSV cannot tell it. The second sheet says what belongs into each column.
"""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tata_usaha.agenda.lembar_xlsx import tanpa_saat
from zi_model.tabel_pegawai import KOLOM

TUJUAN = Path(__file__).resolve().parent.parent / "plan/_baku/kantor-baru/pegawai.xlsx"
_BARIS = 300
_LEBAR = {"nama": 34, "NIP": 22, "jabatan": 34, "unit": 20, "pangkat/golongan": 30, "pendidikan": 28}
_PILIHAN = {"jenis kelamin": "L,P", "status": "PNS,CPNS,PPPK,PPNPN"}
_PETUNJUK = {
    "nama": "Nama lengkap dengan gelar, persis seperti tercetak di naskah. Wajib.",
    "NIP": "18 angka. Kolom ini sudah dijadikan Teks supaya Excel tidak mengubahnya. Kosong untuk yang tidak ber-NIP.",
    "jabatan": "Jabatan tanpa nama sub bagian, misalnya Analis Hukum. Kepala sub bagian cukup “Kepala Sub Bagian”.",
    "unit": "Nama atau singkatan sub bagian seperti di data kantor. Kosong untuk Sekretaris.",
    "pangkat/golongan": "Misalnya Penata Muda (III/a); PPPK cukup golongannya, misalnya IX.",
    "jenis kelamin": "L atau P.",
    "pendidikan": "Pendidikan terakhir, misalnya S-1 Hukum.",
    "status": "PNS, CPNS, PPPK, atau yang lain, misalnya PPNPN.",
}
_KATA = (
    "Satu baris untuk setiap pegawai Sekretariat; Ketua dan Anggota tidak ditulis. Yang dibaca lembar “Pegawai”.",
    "Berkas ini berisi data pribadi: simpan di tempat yang tidak dibaca semua orang. Sesudah diisi, unggah di meja: "
    "Data kantor, Pegawai, Periksa daftar. Yang perlu dibetulkan disebut baris demi baris.",
    "Pegawai yang ber-NIP lalu dapat dipilih sebagai anggota tim di Data kantor, Tim.",
)


def daftar_pegawai() -> bytes:
    """Return the workbook: the same bytes each time."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Pegawai"
    lembar.append(KOLOM)
    for ke, nama in enumerate(KOLOM, start=1):
        huruf = get_column_letter(ke)
        lembar[f"{huruf}1"].font = Font("Calibri", 11, bold=True)
        lembar.column_dimensions[huruf].width = _LEBAR.get(nama, 14)
        for baris in range(2, _BARIS + 2):
            lembar[f"{huruf}{baris}"].number_format = "@"
        if nama in _PILIHAN:
            pilihan = DataValidation("list", formula1=f'"{_PILIHAN[nama]}"', showErrorMessage=False)
            lembar.add_data_validation(pilihan)
            pilihan.add(f"{huruf}2:{huruf}{_BARIS + 1}")
    lembar.freeze_panes = "A2"
    petunjuk = buku.create_sheet("Petunjuk")
    petunjuk.column_dimensions["A"].width, petunjuk.column_dimensions["B"].width = 20, 90
    for nama in KOLOM:
        petunjuk.append((nama, _PETUNJUK[nama]))
    for kata in ("", *_KATA):
        petunjuk.append((None, kata))
    for satu in petunjuk["B"]:
        satu.alignment = Alignment(wrap_text=True, vertical="top")
    buku.properties.title, buku.properties.creator = "Daftar pegawai", None
    keluar = io.BytesIO()
    buku.save(keluar)
    return tanpa_saat(keluar.getvalue())


if __name__ == "__main__":
    TUJUAN.write_bytes(daftar_pegawai())
    print(f"Ditulis: {TUJUAN.name}")
