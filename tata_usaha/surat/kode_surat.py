"""Every kind of mistake that a letter as printed can have: one stable code each, which never changes its meaning."""

from __future__ import annotations

from zi_model.masalah import Kode


class KodeSurat(Kode):
    """A code with its meaning in Indonesian."""

    BERKAS_RUSAK = "P01", "naskah tidak dapat dibuka sebagai dokumen Word"
    SISA_TAG = "P02", "tag templat tersisa di naskah"
    KATA_NONE = "P03", "kata “None” tercetak"
    KANTOR_LAIN = "P04", "nama kantor lain tersebut"
    HARI_TANGGAL = "P05", "hari tidak cocok dengan tanggalnya"
    ANGKA_KATA = "P06", "angka tidak cocok dengan kata-katanya"
    TAG_SRIKANDI = "P07", "tag SRIKANDI yang tidak dikenal, atau di naskah yang tidak lewat SRIKANDI"
