/** First and family names as Kent, Medway and Portsmouth carry them: common ones, put together by chance. */
import type { Chance } from './chance.ts'

const list = (names: string) => names.trim().split(/\s+/)

type Names = { boys: string[]; girls: string[]; men: string[]; women: string[]; families: string[] }
export type Background = keyof typeof names

const names = {
  british: {
    boys: list(`Noah Oliver Arthur Leo Freddie Archie Alfie Theo Charlie Jacob Max Logan Reuben Jude Toby Finley
      Harrison Ronnie Albie Teddy Louie Jenson Ralph Rory Frankie Elliot Ellis Joey Stanley Caleb Kai Zac Ollie Tommy Reggie Jasper Felix Ewan Callum Riley Bobby Sonny Barnaby Dexter Seth Luca Otis Hugo Rupert Nathan`),
    girls:
      list(`Olivia Amelia Isla Ava Poppy Willow Elsie Evie Florence Daisy Phoebe Ivy Millie Matilda Maisie
      Harriet Rosie Esme Eliza Nancy Orla Lottie Scarlett Ruby Martha Beatrice Ottilie Imogen Eleanor Bonnie Darcie Penny Lyla Iris Edie Tilly Jasmine Erin Robyn Summer Heidi Clara Maeve Niamh Tabitha Bethan Mabel Connie Skye Tess`),
    men: list(`Paul Mark Darren Lee Craig Ryan Stuart Gareth Adam Chris Dean Neil Matt Ben Simon Andy Jamie Scott
      Luke Carl Dan Kevin Martin Steve Rob Wayne Tom Nick Shaun Aaron`),
    women:
      list(`Kelly Sarah Emma Gemma Stacey Laura Hayley Zoe Natalie Kerry Becky Michelle Claire Jodie Leanne
      Donna Rachel Lisa Katie Charlotte Tracey Vicky Helen Sam Louise Nicola Jenny Danielle Abigail Lucy Holly Kirsty Steph Chloe Amanda Tanya`),
    families:
      list(`Baker Carpenter Wood Fuller Turner Cooper Hughes Parsons Knight Marsh Barton Fisher Hooper Lamb
      Page Relf Bourne Chapman Dunn Ellis Fagg Godden Hogben Jarvis Kemp Luck Maxted Nye Oliver Pilcher Quested Rigden Sayer Tapley Uden Vinall Waters Wraight Young Bishop Harding Swain Potter Tolhurst Epps Fright Goodhew Holness Kennett Larkins Mercer Norris Palmer Rook Skinner Thorpe Vane Webb Akehurst Beer Castle Dray Amos Buss`),
  },
  southAsian: {
    boys: list(
      `Arjun Rohan Veer Harjot Gurveer Ibrahim Yusuf Zayn Ayaan Rayyan Kiran Dev Ishaan Manav Hamza Musa`,
    ),
    girls: list(
      `Anaya Simran Jasleen Diya Aisha Maryam Zara Inaya Riya Meera Prabhleen Harleen Amira Safa Leena Kavya`,
    ),
    men: list(`Sukhdev Harpreet Ravi Sanjay Imran Asif Nadeem Rajesh Anil Kamal Tariq Amrik`),
    women: list(
      `Harpreet Manjit Sunita Rukhsana Shazia Farah Deepa Anjali Balvinder Nasreen Kiranjit Shabnam`,
    ),
    families: list(
      `Gill Sandhu Dhillon Bains Sidhu Patel Ahmed Khan Hussain Rahman Chowdhury Sharma Grewal Dhaliwal Miah Joshi`,
    ),
  },
  black: {
    boys: list(
      `Emmanuel Tobi Kofi Malachi Elijah Josiah Ayo Kwame Jayden Micah Ezra Dami Nathaniel Isaiah Zion Temi`,
    ),
    girls: list(
      `Ama Zuri Temilola Adaeze Naomi Abigael Ayomide Esi Keziah Nia Simisola Hadiza Aaliyah Folake Serena Ife`,
    ),
    men: list(`Samuel Kwabena Tunde Femi Kelvin Emeka Desmond Leroy Solomon Chidi Kojo Winston`),
    women: list(`Blessing Funmi Abena Ngozi Patience Yvonne Comfort Marcia Folasade Adwoa Precious Beverley`),
    families: list(
      `Okafor Mensah Owusu Balogun Adebayo Boateng Okeke Campbell Asante Ogunleye Nwosu Bailey Osei Eze Grant Sesay`,
    ),
  },
  nepali: {
    boys: list(`Aarav Bibek Prabin Sujan Nischal Aayush Rohit Samir`),
    girls: list(`Asmita Prasiddhi Sneha Aarati Bipana Muna Samjhana Ritika`),
    men: list(`Dil Ram Hari Krishna Suresh Bhim Tek Prem`),
    women: list(`Sita Maya Laxmi Sabina Kamala Durga Bimala Sarita`),
    families: list(`Gurung Rai Limbu Thapa Tamang Magar Pun Shrestha`),
  },
  polish: {
    boys: list(`Jakub Filip Oskar Kacper Igor Szymon Antoni Wiktor`),
    girls: list(`Zuzanna Lena Maja Hanna Oliwia Nadia Pola Amelka`),
    men: list(`Piotr Tomasz Marcin Krzysztof Grzegorz Rafal Lukasz`),
    women: list(`Agnieszka Magda Kasia Joanna Ewelina Monika Beata Dorota`),
    families: list(`Nowak Wojcik Mazur Krawczyk Zajac Pawlak Walczak Sikora Baran Duda`),
  },
  romanian: {
    boys: list(`Andrei Matei Luca David Stefan Darius Rares`),
    girls: list(`Ioana Sofia Maria Daria Bianca Teodora Anastasia`),
    men: list(`Ionut Florin Marius Cristian Bogdan Vasile`),
    women: list(`Mihaela Alina Elena Gabriela Ramona Cristina`),
    families: list(`Popa Ionescu Dumitru Stan Munteanu Radu Ciobanu Marin Lazar`),
  },
  slovak: {
    boys: list(`Marek Dominik Patrik Samuel Rastislav Kristian Erik`),
    girls: list(`Viktoria Nela Natalia Vanesa Simona Laura Kristina`),
    men: list(`Jozef Milan Peter Ladislav Roman Stefan`),
    women: list(`Zuzana Jana Marcela Renata Ivana Lenka`),
    families: list(`Horvath Balog Lakatos Tokar Gabor Pokuta Cervenak Danko`),
  },
  chinese: {
    boys: list(`Ethan Jun Wei Kai-Lun Marcus Ho-Yin`),
    girls: list(`Mei Xin-Yi Chloe Hoi-Yan Jia Vivian`),
    men: list(`Wing Jian Raymond Chi-Ming Hao`),
    women: list(`Li-Na Fiona Yan Siu-Ling Grace`),
    families: list(`Chan Wong Lam Chen Cheung Liu Ng`),
  },
} satisfies Record<string, Names>

/** Shares of families, in hundredths, nearly as the 2021 census has them; some places lean. */
const shares: readonly (readonly [Background, number])[] = [
  ['british', 78],
  ['southAsian', 5],
  ['black', 5.5],
  ['nepali', 1],
  ['polish', 3],
  ['romanian', 2.5],
  ['slovak', 1],
  ['chinese', 1],
]
const leanings: Record<string, Partial<Record<Background, number>>> = {
  'folkestone-and-hythe': { nepali: 8 },
  ashford: { nepali: 6 },
  gravesham: { southAsian: 4, black: 2 },
  dartford: { black: 2.5, southAsian: 1.6, romanian: 2 },
  medway: { slovak: 4, southAsian: 1.6, black: 1.4 },
  thanet: { slovak: 5, romanian: 1.5 },
  portsmouth: { southAsian: 1.6, polish: 1.4 },
}

export const backgroundIn = (chance: Chance, district: string): Background =>
  chance.weighed(
    shares.map(([background, share]) => [background, share * (leanings[district]?.[background] ?? 1)]),
  )

export const childName = (chance: Chance, background: Background, sex: 'boy' | 'girl') =>
  chance.oneOf(names[background][sex === 'boy' ? 'boys' : 'girls'])
export const familyName = (chance: Chance, background: Background) => chance.oneOf(names[background].families)
export const womanName = (chance: Chance, background: Background) => chance.oneOf(names[background].women)
export const manName = (chance: Chance, background: Background) => chance.oneOf(names[background].men)

const grandmothers = list(
  `Pauline Sheila Maureen Jean Linda Carol Margaret Sandra Christine Barbara Glenys Rita`,
)
const grandfathers = list(`Derek Roy Keith Brian Terry Alan Ken Malcolm Raymond Clive`)
export const grandparentName = (chance: Chance, woman: boolean) =>
  chance.oneOf(woman ? grandmothers : grandfathers)
