"""Mistakes in an office's other files, and between its files, are told at their places."""

from __future__ import annotations

import pytest

from tests.tata_usaha.kantor_uji import KantorUji


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "pesan"),
    [
        (
            "satker",
            "kode: kecil",
            "kode: besar",
            "1:7: galat R60: kode satker “besar” tidak sama dengan nama folder “kecil”.",
        ),
        (
            "satker",
            "Asia/Makassar",
            "Asia/Makasar",
            "6:13: galat R61: zona waktu “Asia/Makasar” tidak dikenal. Mungkin",
        ),
        ("satker", "WITA", "WIB", "7:18: galat R61: singkatan waktu “WIB” bukan singkatan zona Asia/Makassar."),
        (
            "satker",
            "{satker}",
            "{kantor}",
            "14:13: galat R62: pola nomor “{no}/PW.02-Und/{kantor}/{tahun}”: isian {kantor}",
        ),
        ("satker", "{tahun}", "{tahun", "14:13: galat R62: pola nomor “{no}/PW.02-Und/{satker}/{tahun”: ada kurung"),
        ("satker", "{no}", "1", "14:13: galat R62: pola nomor “1/PW.02-Und/{satker}/{tahun}” tidak memuat {no}"),
        (
            "satker",
            "{no}",
            "{no:3}",
            "14:13: galat R62: pola nomor “{no:3}/PW.02-Und/{satker}/{tahun}”: isian {no:3} tidak dikenal",
        ),
        (
            "satker",
            "PW.02",
            "{klasifikasi}",
            "14:13: galat R62: pola nomor “{no}/{klasifikasi}-Und/{satker}/{tahun}” memakai {klasifikasi}, tetapi",
        ),
        (
            "satker",
            "libur:\n",
            "klasifikasi:\n  undagan: PW.02\nlibur:\n",
            "16:12: galat R66: klasifikasi untuk “undagan”, padahal tidak ada jenis naskah atau naskah bernama itu.",
        ),
        (
            "satker",
            "libur:\n",
            "pencacah: {per_sub_bagian: [undagan]}\nlibur:\n",
            "15:29: galat R67: tidak ada jenis naskah bernomor “undagan”. Mungkin maksudnya “undangan”.",
        ),
        (
            "satker",
            "libur:\n",
            "pencacah: {gabungan: {a: [undangan], b: [notula, undangan]}}\nlibur:\n",
            "15:50: galat R67: jenis “undangan” sudah termasuk pencacah gabungan “a”.",
        ),
        (
            "satker",
            "libur:\n",
            "pencacah: {gabungan: {undangan: [notula]}}\nlibur:\n",
            "15:33: galat R67: pencacah gabungan “undangan” bernama seperti jenis naskah yang tidak termasuk",
        ),
        (
            "satker",
            "libur:\n",
            "srikandi: [undangan, undagan]\nlibur:\n",
            "15:22: galat R68: tidak ada jenis naskah bernomor “undagan” yang dapat lewat SRIKANDI.",
        ),
        (
            "satker",
            "libur:\n",
            "srikandi: [notula]\nlibur:\n",
            "15:12: galat R68: “notula” tidak dapat lewat SRIKANDI: penanda tangannya lebih dari satu.",
        ),
        (
            "satker",
            "libur:\n",
            "srikandi: [undangan, undangan]\nlibur:\n",
            "15:22: galat R68: “undangan” disebut dua kali.",
        ),
        (
            "satker",
            "nomor:\n",
            "  - {kode: umum, nama: X, singkatan: X}\nnomor:\n",
            "13:12: galat R63: kode “umum” sudah dipakai di satker.yaml:11:12.",
        ),
        (
            "satker",
            "nomor:\n",
            "arsip:\n  jenis:\n    laporan-monev: {}\n    nota-dinas: {}\n    lapran: {retensi: 2 tahun}\nnomor:\n",
            "17:13: galat R10: tidak ada naskah berjenis “lapran”, jadi",
        ),
        (
            "satker",
            "nomor:\n",
            "kode_kaki: {laporan-monev: true, undagan: false}\nnomor:\n",
            "13:43: galat R10: tidak ada naskah berjenis “undagan”, jadi pilihan ini tidak pernah dipakai. Mungkin",
        ),
        (
            "satker",
            "nomor:\n",
            "tenggang: {laporan: 10, rekapitulsi: 5}\nnomor:\n",
            "13:38: galat R10: tidak ada jenis bukti “rekapitulsi”, jadi tenggang ini tidak pernah dipakai. Mungkin",
        ),
        (
            "satker",
            "nomor:\n",
            "tenggang: {laporan: -1}\nnomor:\n",
            "13:21: galat R14: tenggang › laporan: harus paling sedikit 0",
        ),
        ("satker", "KECIL]", "KECIL]\n  logo: logo.png", "10:9: galat R64: gambar logo “logo.png” tidak ada di"),
        ("pejabat", "unit: hukum", "unit: hukm", "11:11: galat R26: unit “hukm” tidak ada di satker.yaml."),
        ("pejabat", "pejabat: ketua", "pejabat: ketau", "17:18: galat R40: anggota tim menunjuk jabatan “ketau”"),
        (
            "pejabat",
            "tim:\n",
            "  - {id: ketua, jabatan: X, sebutan: X, unsur: komisioner}\ntim:\n",
            "12:10: galat R41: jabatan “ketua” pada hari yang sama sudah dipegang di pejabat.yaml:2:9.",
        ),
        (
            "pejabat",
            "unit: hukum",
            "berlaku_dari: 2026-03-01\n    berlaku_sampai: 2026-02-01",
            "12:21: galat R42: masa jabatan “kasubbag-hukum” berakhir 2026-02-01, sebelum mulai 2026-03-01.",
        ),
        (
            "pejabat",
            "tim:\n",
            "tim:\n  - {id: tim-upg, nama: X, anggota: []}\n",
            "14:9: galat R43: id “tim-upg” sudah dipakai",
        ),
        (
            "hukum",
            "- id: pkpu-8-2019",
            "- {id: uu-7-2017, jenis: uu, nomor: '', tahun: 1, judul: X, berlaku_dari: 1, "
            "terverifikasi: true, sumber: X}\n"
            "- id: pkpu-8-2019",
            "13:8: galat R50: id “uu-7-2017” sudah dipakai di hukum.yaml:1:7.",
        ),
        (
            "hukum",
            "sumber: JDIH\n- id",
            "sumber: JDIH\n  berlaku_sampai: 2030\n  dicabut_oleh: pkpu-8-2020\n- id",
            "14:17: galat R51: pencabut “pkpu-8-2020” tidak ada di hukum.yaml. Mungkin maksudnya “pkpu-8-2019”.",
        ),
        (
            "hukum",
            "    - ke: 1\n",
            "    - {ke: 2, judul: X, berlaku_dari: 2022}\n    - ke: 1\n",
            "9:11: galat R52: perubahan ke-1 ditulis sesudah perubahan ke-2. Urutkan dari perubahan pertama.",
        ),
        (
            "hukum",
            "    - ke: 1\n",
            "    - {ke: 1, judul: X, berlaku_dari: 2022}\n    - ke: 1\n",
            "9:11: galat R52: perubahan ke-1 ditulis sesudah perubahan ke-1. Urutkan dari perubahan pertama.",
        ),
        (
            "naskah/keputusan/tim-upg",
            "pkpu-8-2019",
            "pkpu-8-2018",
            "2:24: galat R51: dasar hukum “pkpu-8-2018” tidak ada di hukum.yaml. Mungkin maksudnya “pkpu-8-2019”.",
        ),
        ("naskah/keputusan/tim-upg", "tim: tim-upg", "tim: tim-ppid", "3:6: galat R44: tim “tim-ppid” tidak ada"),
        (
            "naskah/keputusan/tim-upg",
            "Tim UPG",
            "Tim {nama}",
            "1:8: galat R70: isian {nama} tidak dikenal. Isian di sini: tidak ada.",
        ),
        ("naskah/undangan", "penanda_tangan: ketua", "penanda_tangan: x", "2:17: galat R40: jabatan “x” tidak ada di"),
        ("naskah/undangan", "kasubbag-hukum", "kasubag-hukum", "5:43: galat R40: jabatan “kasubag-hukum” tidak ada di"),
        (
            "naskah/undangan",
            "{periode}",
            "{triwulan}",
            "1:10: galat R70: isian {triwulan} tidak dikenal. Isian di sini: {periode}.",
        ),
        (
            "naskah/undangan",
            "{unit}",
            "{nama}",
            "5:12: galat R70: isian {nama} tidak dikenal. Isian di sini: {periode}, {unit}.",
        ),
        (
            "naskah/undangan",
            "Rapat {periode}",
            "Rapat {unit}",
            "1:10: galat R70: isian {unit} tidak dikenal. Isian di sini: {periode}.",
        ),
        ("naskah/undangan", "Rapat {periode}", "Rapat {Periode}", "1:10: galat R70: isian {Periode} tidak dikenal."),
        (
            "naskah/undangan",
            "Rapat {periode}",
            "Rapat periode}",
            "1:10: galat R70: ada kurung { atau } tanpa pasangan.",
        ),
        ("naskah/undangan", "Rapat {periode}", "3 (dua) Rapat", "1:10: galat R25: “3 (dua)” tidak cocok"),
    ],
)
def test_a_mistake_in_the_other_files_is_told_at_its_place(
    uji: KantorUji, berkas: str, lama: str, baru: str, pesan: str
) -> None:
    uji.ganti(berkas, lama, baru)
    assert uji.satu().startswith(f"{berkas}.yaml:{pesan}")


def test_nothing_is_called_unknown_while_the_list_of_what_is_known_cannot_be_read(uji: KantorUji) -> None:
    """Which units there are is not known until each has its code, so nobody's unit is wrong yet."""
    uji.ganti("satker", "{kode: hukum, nama", "{kod: hukum, nama")
    uji.ganti("hukum", "- id: pkpu-8-2019", "- id: 8")
    assert [m.split(" ")[2] for m in uji.masalah()] == ["R12:", "R10:"]


@pytest.mark.parametrize(
    ("lama", "baru", "bertumpuk"),
    [
        ("berlaku_sampai: 2026-03-31", "berlaku_dari: 2026-04-01", False),
        ("berlaku_sampai: 2026-03-31", "berlaku_dari: 2026-03-31", True),
        ("cara: definitif", "{cara: plh, berlaku_dari: 2026-03-31}", False),
        ("berlaku_dari: 2026-04-01", "{cara: plh, berlaku_dari: 2026-03-31}", True),
        ("berlaku_dari: 2026-01-01", "{cara: plt, berlaku_dari: 2026-03-31}", True),
        ("{cara: plh, berlaku_dari: 2026-01-01}", "{cara: plh, berlaku_dari: 2026-03-31}", True),
    ],
)
def test_two_may_hold_a_post_on_one_day_only_if_one_stands_in_for_the_other(
    uji: KantorUji, lama: str, baru: str, bertumpuk: bool
) -> None:
    """A Plh. shares the days of a holder who is absent, if it is clear that they came after; a Plt. never does."""
    for ke, isi in enumerate((lama, baru)):
        baris = "".join(f"    {satu}\n" for satu in isi.strip("{}").split(", "))
        uji.ganti(
            "pejabat",
            "  - id: kasubbag-hukum\n",
            f"  - id: sekretaris\n    jabatan: Sekretaris {ke}\n    sebutan: Sekretaris\n"
            f"    unsur: sekretariat\n{baris}"
            "  - id: kasubbag-hukum\n",
        )
    kode = [m.kode for m in uji.baca()[1]]
    assert kode == (["R41"] if bertumpuk else [])
